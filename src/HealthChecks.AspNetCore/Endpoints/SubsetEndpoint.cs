using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace HealthChecks;

/// <summary>
/// Answers for one subset. A rendered body is used again for a tenth of a second, or until the report changes, so that a flood of probes
/// is a flood of copies and nothing more.
/// </summary>
internal sealed class SubsetEndpoint(SubsetReporter subset, HealthDetail detail, ProbedSubset probes)
{
    private static readonly long ReuseFor = Stopwatch.Frequency / 10;

    private readonly Rendered?[] _rendered = new Rendered?[2];

    public Task InvokeAsync(HttpContext context)
    {
        if (!subset.IsEnabled)
            return ProbeHeaders.NotFound(context);

        probes.OnAsked(context);
        if (!ProbeHeaders.IsReadable(context.Request.Method))
        {
            probes.OnAnswered(StatusCodes.Status405MethodNotAllowed);
            return ProbeHeaders.RefuseMethod(context.Response);
        }

        if (Negotiation.Choose(context.Request) is not { } format)
        {
            probes.OnAnswered(StatusCodes.Status406NotAcceptable);
            return NotAcceptable(context);
        }

        return subset.GetFreshReport() is { } report ? WriteAsync(context, report, format) : AskAndWriteAsync(context, format);
    }

    private async Task AskAndWriteAsync(HttpContext context, ReportFormat format)
    {
        SubsetReport report;
        try
        {
            report = await subset.GetReportAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && !HasTimedOut(context))
        {
            // The prober has gone; the runs go on for the others. Nobody reads the answer, but logs and metrics must not see a 200.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            probes.OnAnswered(StatusCodes.Status499ClientClosedRequest);
            return;
        }

        await WriteAsync(context, report, format);
    }

    // A request timeout cancels the request too; its middleware turns the exception into an answer of its own.
    private static bool HasTimedOut(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>() is { RequestTimeoutToken.IsCancellationRequested: true };

    private Task WriteAsync(HttpContext context, SubsetReport report, ReportFormat format)
    {
        var rendered = Render(report, format);
        var response = context.Response;
        response.StatusCode = rendered.StatusCode;
        probes.OnAnswered(rendered.StatusCode);
        ProbeHeaders.Set(response, format == ReportFormat.Json ? ProbeHeaders.Json : ProbeHeaders.Text, rendered.Body.Length);
        ProbeHeaders.VaryByAccept(response);
        return ProbeBody.WriteAsync(context, rendered.Body);
    }

    private Rendered Render(SubsetReport report, ReportFormat format)
    {
        var now = Stopwatch.GetTimestamp();
        ref var slot = ref _rendered[(int)format];
        if (Volatile.Read(ref slot) is { } last && ReferenceEquals(last.Report, report) && now - last.At < ReuseFor)
            return last;

        var output = new ArrayBufferWriter<byte>(1024);
        if (format == ReportFormat.Json)
            JsonReportWriter.Write(output, report, detail);
        else
            TextReportWriter.Write(output, report, detail);

        var rendered = new Rendered(report, now, output.WrittenSpan.ToArray(), subset.StatusCodeOf(report));
        Volatile.Write(ref slot, rendered);
        return rendered;
    }

    private static Task NotAcceptable(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status406NotAcceptable;
        ProbeHeaders.Set(response, ProbeHeaders.Text, Negotiation.Formats.Length);
        ProbeHeaders.VaryByAccept(response);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(Negotiation.Formats);
    }

    private sealed class Rendered(SubsetReport report, long at, byte[] body, int statusCode)
    {
        public SubsetReport Report { get; } = report;

        public long At { get; } = at;

        public byte[] Body { get; } = body;

        public int StatusCode { get; } = statusCode;
    }
}
