using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>
/// The liveness answer: bytes made beforehand, written on the request's own thread. It takes no lock, asks no service and allocates
/// nothing, so that it says that the process answers even when nothing else does.
/// </summary>
internal static class LivenessResponse
{
    private static readonly byte[] Body = "{\"status\":\"ok\"}"u8.ToArray();
    private static readonly byte[] Stalled = "{\"status\":\"starved\"}"u8.ToArray();

    public static Task WriteAsync(HttpContext context, bool isStalled)
    {
        var response = context.Response;
        if (!ProbeHeaders.IsReadable(context.Request.Method))
            return ProbeHeaders.RefuseMethod(response);

        var body = isStalled ? Stalled : Body;
        if (isStalled)
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        ProbeHeaders.Set(response, ProbeHeaders.Json, body.Length);
        return ProbeBody.WriteAsync(context, body);
    }
}
