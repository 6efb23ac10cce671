namespace HealthChecks.Tests.Support;

/// <summary>A middleware as many applications have one: it keeps the body back, looks at it, and sends it on.</summary>
internal static class Buffering
{
    public static async Task Middleware(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(body, context.RequestAborted);
    }
}
