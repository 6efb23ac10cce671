using System.Collections.Concurrent;
using System.Net;

namespace HealthChecks.Testing.Servers;

/// <summary>
/// As much of S3's protocol as the check uses, over HTTP: one bucket, put, head, get and delete, for callers that sign. It does wrong what a test asks it to.
/// </summary>
public sealed class ObjectStore : IAsyncDisposable
{
    public const string Bucket = "invoices";

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
        var key = request.Url!.AbsolutePath[(Bucket.Length + 2)..];
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
            default:
                if (Objects.TryGetValue(key, out var found))
                    return found;
                response.StatusCode = 404;
                return Error("NoSuchKey");
        }
    }

    private static byte[] Error(string code) => System.Text.Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>hunter2</Message></Error>");
}
