using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HealthChecks;

/// <summary>
/// While the application drains, closes each connection after its response, so that no client comes back on it when nobody listens any
/// more.
/// </summary>
internal sealed class DrainMiddleware(IHealthLifecycle lifecycle, RequestDelegate next)
{
    private static readonly Func<object, Task> CloseAgain = static response =>
    {
        Close((HttpResponse)response);
        return Task.CompletedTask;
    };

    public Task InvokeAsync(HttpContext context)
    {
        if (!lifecycle.IsDraining)
            return next(context);
        if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
            return CloseAfterAsync(context);

        // HTTP/2 and 3 know no such header; the server tells the client to open another connection (GOAWAY).
        RequestClose(context);
        return next(context);
    }

    private async Task CloseAfterAsync(HttpContext context)
    {
        Close(context.Response);
        // A page for an exception begins with clearing what was there.
        context.Response.OnStarting(CloseAgain, context.Response);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch
        {
            // The server writes this response, without our headers.
            RequestClose(context);
            throw;
        }
    }

    // What is upgraded says so in the same header.
    private static void Close(HttpResponse response)
    {
        if (StringValues.IsNullOrEmpty(response.Headers.Connection))
            response.Headers.Connection = "close";
    }

    private static void RequestClose(HttpContext context) =>
        context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
}
