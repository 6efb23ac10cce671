using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>Answers at the mount, with what is known of the subsets below it. Nothing is run for it, and the status is 200.</summary>
internal sealed class IndexEndpoint(IReadOnlyList<SubsetReporter> subsets, EndpointOverrides overrides, ProbeServices services, TimeProvider clock, ProbeTelemetry telemetry)
{
    public async Task InvokeAsync(HttpContext context)
    {
        telemetry.LeaveOut(context);
        var request = context.Request;
        if (!services.Port.Admits(context))
        {
            await ProbeHeaders.NotFound(context);
            return;
        }

        if (!ProbeHeaders.IsReadable(request.Method))
        {
            await ProbeHeaders.RefuseMethod(context.Response);
            return;
        }

        if (services.Streams is { } streams && streams.IsAskedFor(request))
        {
            await streams.ServeIndexAsync(context, await services.Access.ForAsync(context, overrides.Detail ?? services.Access.Anonymous), Look);
            return;
        }

        if (services.Formats.Choose(request, isIndex: true)?.Writer is not IHealthIndexWriter writer)
        {
            await ProbeHeaders.NotAcceptable(context, services.Formats.IndexOffer);
            return;
        }

        var access = services.Access;
        var anonymous = overrides.Detail ?? access.Anonymous;
        var detail = access.IsSameForAll ? access.ForAll(anonymous) : await access.ForAsync(context, anonymous);
        var output = new ArrayBufferWriter<byte>(1024);
        writer.WriteIndex(output, new HealthIndex(Look(), detail, clock.GetUtcNow(), context));
        ProbeHeaders.Set(context.Response, writer.ContentType, output.WrittenCount);
        ProbeHeaders.VaryByAccept(context.Response);
        await ProbeBody.WriteAsync(context, output.WrittenSpan.ToArray());
    }

    private List<SubsetReport> Look()
    {
        var reports = new List<SubsetReport>(subsets.Count);
        foreach (var subset in subsets)
        {
            if (subset.IsEnabled)
                reports.Add(subset.Look());
        }

        return reports;
    }
}
