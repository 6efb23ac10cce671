using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Says who gets a stream: those who may see details, as many as there are places, while the application is not about to stop.</summary>
internal sealed class PageStreams(PageRenderer renderer, IHealthLifecycle lifecycle, IHostApplicationLifetime host) : IPageStreams
{
    /// <summary>The streams that an application has at one time.</summary>
    public const int Most = 32;

    private int _open;

    public bool IsAskedFor(HttpRequest request) =>
        request.QueryString.HasValue && request.Query.TryGetValue("format", out var format) && string.Equals(format.ToString(), "stream", StringComparison.OrdinalIgnoreCase);

    public Task ServeAsync(HttpContext context, HealthDetail detail, ReportSource source) => ServeAsync(context, detail, async stopping =>
        new HealthPageView(await source.AskAsync(stopping), source.Check, [], detail, context));

    public Task ServeIndexAsync(HttpContext context, HealthDetail detail, Func<IReadOnlyList<SubsetReport>> look) => ServeAsync(context, detail, _ =>
        new ValueTask<HealthPageView>(new HealthPageView(null, null, look(), detail, context)));

    private async Task ServeAsync(HttpContext context, HealthDetail detail, Func<CancellationToken, ValueTask<HealthPageView>> show)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (!ProbeHeaders.IsReadable(context.Request.Method))
        {
            await ProbeHeaders.RefuseMethod(response);
            return;
        }

        if (detail != HealthDetail.Full)
        {
            Refuse(response, StatusCodes.Status403Forbidden);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > Most || IsStopping)
            {
                response.Headers.RetryAfter = "30";
                Refuse(response, StatusCodes.Status503ServiceUnavailable);
                return;
            }

            response.ContentType = "text/event-stream";
            // For proxies of the kind that keep an answer back until there is more of it.
            response.Headers["X-Accel-Buffering"] = "no";
            if (HttpMethods.IsGet(context.Request.Method))
                await SendAsync(context, show);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private bool IsStopping => lifecycle.IsDraining || host.ApplicationStopping.IsCancellationRequested;

    private async Task SendAsync(HttpContext context, Func<CancellationToken, ValueTask<HealthPageView>> show)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        try
        {
            await new PageStream(context, renderer, lifecycle, show).RunAsync(ended.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or does not read, or the application goes.
        }
        catch (IOException)
        {
            // The connection broke while something was sent.
        }
    }

    private static void Refuse(HttpResponse response, int statusCode)
    {
        response.StatusCode = statusCode;
        response.ContentLength = 0;
    }
}
