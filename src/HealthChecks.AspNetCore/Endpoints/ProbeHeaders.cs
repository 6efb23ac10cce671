using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HealthChecks;

/// <summary>What every answer to a probe carries.</summary>
internal static class ProbeHeaders
{
    public const string Json = "application/json";
    public const string Text = "text/plain; charset=utf-8";

    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Accept = "Accept";
    private static readonly StringValues Readable = "GET, HEAD";

    public static bool IsReadable(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    public static void Set(HttpResponse response, string contentType, int contentLength)
    {
        var headers = response.Headers;
        headers.CacheControl = NoStore;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentType = contentType;
        headers.ContentLength = contentLength;
    }

    public static void VaryByAccept(HttpResponse response) => response.Headers.Vary = Accept;

    public static Task RefuseMethod(HttpResponse response)
    {
        response.Headers[HeaderNames.Allow] = Readable;
        return AnswerEmpty(response, StatusCodes.Status405MethodNotAllowed);
    }

    public static Task NotFound(HttpContext context) => AnswerEmpty(context.Response, StatusCodes.Status404NotFound);

    public static Task NotAcceptable(HttpContext context, byte[] offer)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status406NotAcceptable;
        Set(response, Text, offer.Length);
        VaryByAccept(response);
        return ProbeBody.WriteAsync(context, offer);
    }

    private static Task AnswerEmpty(HttpResponse response, int statusCode)
    {
        response.StatusCode = statusCode;
        var headers = response.Headers;
        headers.CacheControl = NoStore;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentLength = 0;
        return Task.CompletedTask;
    }
}
