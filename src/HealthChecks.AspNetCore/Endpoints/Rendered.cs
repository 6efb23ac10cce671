using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

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

    /// <summary>What was written before, where it may be used again; else null. Allocates nothing.</summary>
    public static Rendered? Again(ref Rendered? last, ResponseFormat format, SubsetReport report, HttpRequest request) =>
        Volatile.Read(ref last) is { } before
        && ReferenceEquals(before._report, report)
        && Stopwatch.GetTimestamp() - before._at < ReuseFor
        && format.Writer.IsReusable(request)
            ? before
            : null;

    public static Rendered From(ref Rendered? last, ResponseFormat format, HealthResponse response, EndpointOverrides overrides)
    {
        var report = response.Report;
        var now = Stopwatch.GetTimestamp();
        var output = new ArrayBufferWriter<byte>(1024);
        format.Writer.Write(output, response);
        var statusCode = format.Writer.RunsChecks ? overrides.StatusCodeOf(response.Report) : 200;
        var rendered = new Rendered(report, now, output.WrittenSpan.ToArray(), statusCode);
        if (format.Writer.IsReusable(response.Context.Request))
            Volatile.Write(ref last, rendered);
        return rendered;
    }
}
