using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HealthChecks;

/// <summary>The body of an answer to a probe.</summary>
internal static class ProbeBody
{
    /// <summary>Writes the body; for HEAD, whose answer has the headers alone, nothing.</summary>
    public static Task WriteAsync(HttpContext context, byte[] body)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            return Task.CompletedTask;

        // A server sends by itself what its writer has been given. A stream that middleware has put in its place, to buffer or to cache
        // the answer, gets what is flushed, or written to it, and nothing else.
        var response = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        if (response is StreamResponseBodyFeature)
            return response.Stream.WriteAsync(body).AsTask();

        response.Writer.Write(body);
        return Task.CompletedTask;
    }
}
