using System.Buffers;
using System.Diagnostics;

namespace HealthChecks;

/// <summary>
/// A body that has been written. It is used again for a tenth of a second, or until the report changes, so that a flood of probes is a flood of copies
/// and nothing more.
/// </summary>
internal sealed class Rendered
{
    private static readonly long ReuseFor = Stopwatch.Frequency / 10;

    private readonly SubsetReport _report;
    private readonly long _at;

    private Rendered(SubsetReport report, long at, byte[] body, int statusCode)
    {
        _report = report;
        _at = at;
        Body = body;
        StatusCode = statusCode;
    }

    public byte[] Body { get; }

    public int StatusCode { get; }

    public static Rendered From(ref Rendered? last, ResponseFormat format, HealthResponse response, EndpointOverrides overrides)
    {
        var report = response.Report;
        var now = Stopwatch.GetTimestamp();
        var isReusable = format.Writer.IsReusable(response.Context.Request);
        if (isReusable && Volatile.Read(ref last) is { } before && ReferenceEquals(before._report, report) && now - before._at < ReuseFor)
            return before;

        var output = new ArrayBufferWriter<byte>(1024);
        format.Writer.Write(output, response);
        var statusCode = format.Writer.RunsChecks ? overrides.StatusCodeOf(response.Report) : 200;
        var rendered = new Rendered(report, now, output.WrittenSpan.ToArray(), statusCode);
        if (isReusable)
            Volatile.Write(ref last, rendered);
        return rendered;
    }
}
