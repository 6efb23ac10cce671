using System.Buffers;
using System.IO.Pipelines;
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

        var response = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        response.Writer.Write(body);
        // A server sends by itself what it has been given. A stream that middleware has put in its place, to buffer or to cache the
        // answer, gets what is flushed and nothing else.
        return response is StreamResponseBodyFeature ? FlushAsync(response.Writer) : Task.CompletedTask;
    }

    private static async Task FlushAsync(PipeWriter writer) => await writer.FlushAsync();
}
