using System.Buffers;

namespace HealthChecks;

/// <summary>A further shape of JSON, that somebody else has settled.</summary>
internal sealed class JsonShapeWriter(string format, string? mediaType, Action<IBufferWriter<byte>, SubsetReport, HealthDetail> write) : IHealthResponseWriter
{
    public string Format => format;

    /// <summary>None where the shape has no media type of its own: then it has to be asked for by name.</summary>
    public IReadOnlyList<string> MediaTypes { get; } = mediaType is null ? [] : [mediaType];

    public string ContentType => mediaType ?? ProbeHeaders.Json;

    public void Write(IBufferWriter<byte> output, HealthResponse response) => write(output, response.Report, response.Detail);
}
