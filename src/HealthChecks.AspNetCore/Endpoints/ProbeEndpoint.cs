using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace HealthChecks;

/// <summary>Answers for one subset, or one check of it, at one path.</summary>
internal sealed class ProbeEndpoint(ReportSource source, EndpointOverrides overrides, ProbeServices services, ProbedSubset? probes)
{
    private const int Details = (int)HealthDetail.Full + 1;

    private readonly Rendered?[] _rendered = new Rendered?[(services.Formats.Count + 1) * Details];

    /// <summary>How much everybody is told here, whoever it is; null: as the application's options say.</summary>
    public HealthDetail? FixedDetail { get; init; }

    public Task InvokeAsync(HttpContext context)
    {
        if (!source.Subset.IsEnabled || !services.Port.Admits(context))
            return ProbeHeaders.NotFound(context);

        // It is no probe: nothing of the application's health depends on whether somebody watches.
        if (overrides.Format is null && services.Streams is { } streams && streams.IsAskedFor(context.Request))
            return StreamAsync(context, streams);

        probes?.OnAsked(context);
        if (!ProbeHeaders.IsReadable(context.Request.Method))
        {
            probes?.OnAnswered(StatusCodes.Status405MethodNotAllowed);
            return ProbeHeaders.RefuseMethod(context.Response);
        }

        if ((overrides.Format ?? services.Formats.Choose(context.Request)) is not { } format)
        {
            probes?.OnAnswered(StatusCodes.Status406NotAcceptable);
            return ProbeHeaders.NotAcceptable(context, services.Formats.Offer);
        }

        var access = services.Access;
        if (FixedDetail is { } detail)
            return AnswerAsync(context, format, detail);
        var anonymous = overrides.Detail ?? access.Anonymous;
        return access.IsSameForAll ? AnswerAsync(context, format, access.ForAll(anonymous)) : DecideAndAnswerAsync(context, format, anonymous);
    }

    private async Task StreamAsync(HttpContext context, IPageStreams streams)
    {
        probes?.LeaveOut(context);
        var detail = FixedDetail ?? await services.Access.ForAsync(context, overrides.Detail ?? services.Access.Anonymous);
        await streams.ServeAsync(context, detail, source);
    }

    private async Task DecideAndAnswerAsync(HttpContext context, ResponseFormat format, HealthDetail anonymous) =>
        await AnswerAsync(context, format, await services.Access.ForAsync(context, anonymous));

    private Task AnswerAsync(HttpContext context, ResponseFormat format, HealthDetail detail)
    {
        if (!format.Writer.RunsChecks)
            return WriteAsync(context, source.Look(), format, detail);
        return source.GetFresh() is { } report ? WriteAsync(context, report, format, detail) : AskAndWriteAsync(context, format, detail);
    }

    private async Task AskAndWriteAsync(HttpContext context, ResponseFormat format, HealthDetail detail)
    {
        SubsetReport report;
        try
        {
            report = await source.AskAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && !HasTimedOut(context))
        {
            // The prober has gone; the runs go on for the others. Nobody reads the answer, but logs and metrics must not see a 200.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            probes?.OnAnswered(StatusCodes.Status499ClientClosedRequest);
            return;
        }

        await WriteAsync(context, report, format, detail);
    }

    // A request timeout cancels the request too; its middleware turns the exception into an answer of its own.
    private static bool HasTimedOut(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>() is { RequestTimeoutToken.IsCancellationRequested: true };

    private Task WriteAsync(HttpContext context, SubsetReport report, ResponseFormat format, HealthDetail detail)
    {
        ref var last = ref _rendered[(format.Index * Details) + (int)detail];
        var rendered = Rendered.Again(ref last, format, report, context.Request)
            ?? Rendered.From(ref last, format, new HealthResponse(report, detail, context) { Check = source.Check }, overrides);
        var response = context.Response;
        response.StatusCode = rendered.StatusCode;
        probes?.OnAnswered(rendered.StatusCode);
        ProbeHeaders.Set(response, format.ContentType, rendered.Body.Length);
        if (overrides.Format is null)
            ProbeHeaders.VaryByAccept(response);
        return ProbeBody.WriteAsync(context, rendered.Body);
    }
}
