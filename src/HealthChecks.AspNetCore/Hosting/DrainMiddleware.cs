using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>
/// While the application drains, closes each connection after its response, so that no client comes back on it when nobody listens any
/// more.
/// </summary>
internal sealed class DrainMiddleware(IHealthLifecycle lifecycle, RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (lifecycle.IsDraining)
            Close(context);
        return next(context);
    }

    // HTTP/2 and 3 know no such header; the server tells the client to open another connection (GOAWAY).
    private static void Close(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        else
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
    }
}
