using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace HealthChecks.Benchmarks.Http;

/// <summary>An answer that somebody gave before: the same headers and bytes, written as directly as a middleware can.</summary>
internal sealed class BareAnswer : IStartupFilter
{
    private static readonly string[] OfTheServer = ["Date", "Server", "Content-Length", "Transfer-Encoding"];

    private readonly string _path;
    private readonly byte[] _body;
    private readonly KeyValuePair<string, StringValues>[] _headers;

    private BareAnswer(string path, byte[] body, KeyValuePair<string, StringValues>[] headers)
    {
        _path = path;
        _body = body;
        _headers = headers;
    }

    public static async Task<BareAnswer> CaptureAsync(ProbeServer server, string path)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{server.Port}{path}"));
        response.EnsureSuccessStatusCode();
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(static header => !OfTheServer.Contains(header.Key))
            .Select(static header => KeyValuePair.Create(header.Key, new StringValues(string.Join(", ", header.Value))));
        return new BareAnswer(path, await response.Content.ReadAsByteArrayAsync(), [.. headers]);
    }

    public bool IsFor(HttpContext context) => string.Equals(context.Request.Path.Value, _path, StringComparison.OrdinalIgnoreCase);

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        foreach (var (name, value) in _headers)
            response.Headers[name] = value;
        response.ContentLength = _body.Length;
        response.BodyWriter.Write(_body);
        return Task.CompletedTask;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(following => context => IsFor(context) ? WriteAsync(context) : following(context));
        next(app);
    };
}
