using System.Buffers;

namespace HealthChecks;

/// <summary>JSON: what machines get that ask for nothing else.</summary>
internal sealed class JsonResponseWriter : IHealthIndexWriter
{
    public string Format => "json";

    public IReadOnlyList<string> MediaTypes { get; } = [ProbeHeaders.Json];

    public string ContentType => ProbeHeaders.Json;

    public void Write(IBufferWriter<byte> output, HealthResponse response) => JsonReportWriter.Write(output, response.Report, response.Detail);

    public void WriteIndex(IBufferWriter<byte> output, HealthIndex index) => JsonIndexWriter.Write(output, index.Subsets, index.Timestamp);
}
