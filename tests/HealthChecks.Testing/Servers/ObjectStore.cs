using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace HealthChecks.Testing.Servers;

/// <summary>
/// As much of S3's protocol as the check uses, over HTTP: one bucket, put, head, get, delete and list, for callers that sign. It does wrong what a test asks it to.
/// </summary>
public sealed class ObjectStore : IAsyncDisposable
{
    public const string Bucket = "invoices";

    private static readonly XNamespace Format = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;

    public ObjectStore()
    {
        Url = $"http://127.0.0.1:{FreePort.Find()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _loop = ServeAsync();
    }

    public string Url { get; }

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>Every request, as method and path with query.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The status to answer a method with, in place of doing it.</summary>
    public Func<HttpListenerRequest, int?> Refuse { get; set; } = static _ => null;

    /// <summary>Methods that are done, and never answered.</summary>
    public Func<string, bool> Hang { get; set; } = static _ => false;

    /// <summary>Whether what is put can be found.</summary>
    public bool Loses { get; set; }

    /// <summary>Whether objects stay after they were deleted.</summary>
    public bool Keeps { get; set; }

    /// <summary>What each put is answered with as its version.</summary>
    public string? Version { get; set; }

    /// <summary>How long each request takes.</summary>
    public Func<TimeSpan> Delay { get; set; } = static () => TimeSpan.Zero;

    /// <summary>Refuses connections from here on.</summary>
    public void Stop() => _listener.Close();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Stop();
        await _loop;
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var (request, response) = (context.Request, context.Response);
            Requests.Enqueue($"{request.HttpMethod} {request.RawUrl}");
            await Task.Delay(Delay(), _stopping.Token);
            var content = await DoAsync(request, response);
            if (Hang(request.HttpMethod))
                await Task.Delay(Timeout.Infinite, _stopping.Token);

            if (request.HttpMethod != "HEAD" && content.Length > 0)
                await response.OutputStream.WriteAsync(content, _stopping.Token);
            response.Close();
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpListenerException or ObjectDisposedException or IOException)
        {
            // The caller, or the test, is gone.
        }
    }

    private async Task<byte[]> DoAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = request.Url!.AbsolutePath.TrimStart('/');
        var key = path.Length > Bucket.Length ? path[(Bucket.Length + 1)..] : "";
        var status = request.Headers["Authorization"]?.Contains("AWS4-HMAC-SHA256", StringComparison.Ordinal) == true ? Refuse(request) : 403;
        if (status is { } refused)
        {
            response.StatusCode = refused;
            return Error(refused == 403 ? "AccessDenied" : refused == 404 ? "NoSuchBucket" : "InternalError");
        }

        switch (request.HttpMethod)
        {
            case "PUT":
                using (var content = new MemoryStream())
                {
                    await request.InputStream.CopyToAsync(content, _stopping.Token);
                    if (!Loses)
                        Objects[key] = content.ToArray();
                }

                response.Headers["ETag"] = "\"0\"";
                if (Version is not null)
                    response.Headers["x-amz-version-id"] = Version;
                return [];
            case "DELETE":
                if (!Keeps)
                    Objects.TryRemove(key, out _);
                response.StatusCode = 204;
                return [];
            case "GET" when request.QueryString["list-type"] == "2":
                response.ContentType = "application/xml";
                return List(request.QueryString["prefix"] ?? "", int.Parse(request.QueryString["max-keys"] ?? "1000", CultureInfo.InvariantCulture));
            default:
                if (Objects.TryGetValue(key, out var found))
                    return found;
                response.StatusCode = 404;
                return Error("NoSuchKey");
        }
    }

    private byte[] List(string prefix, int maximum)
    {
        var found = Objects.Where(each => each.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(static each => each.Key, StringComparer.Ordinal)
            .Take(maximum)
            .ToArray();
        var list = new XElement(
            Format + "ListBucketResult",
            new XElement(Format + "Name", Bucket),
            new XElement(Format + "Prefix", prefix),
            new XElement(Format + "KeyCount", found.Length),
            new XElement(Format + "MaxKeys", maximum),
            new XElement(Format + "IsTruncated", false),
            found.Select(static each => new XElement(
                Format + "Contents",
                new XElement(Format + "Key", each.Key),
                new XElement(Format + "Size", each.Value.Length))));
        return Encoding.UTF8.GetBytes(list.ToString());
    }

    private static byte[] Error(string code) => Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>hunter2</Message></Error>");
}
