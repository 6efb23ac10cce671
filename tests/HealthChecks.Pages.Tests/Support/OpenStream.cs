using System.Net;

namespace HealthChecks.Tests.Support;

/// <summary>An open stream, read as a browser reads it.</summary>
internal sealed class OpenStream : IDisposable
{
    private readonly HttpClient _client;
    private readonly HttpResponseMessage _response;
    private StreamReader? _lines;

    private OpenStream(HttpClient client, HttpResponseMessage response)
    {
        _client = client;
        _response = response;
    }

    public HttpResponseMessage Response => _response;

    public HttpStatusCode Status => _response.StatusCode;

    public static async Task<OpenStream> OpenAsync(TestApp app, string path)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Url), Timeout = Eventually.Limit };
        return new OpenStream(client, await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken));
    }

    /// <summary>The next event with data; null at the end of the stream.</summary>
    public async Task<string?> NextAsync()
    {
        _lines ??= new StreamReader(await _response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var data = new List<string>();
        while (await _lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().InTimeAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                data.Add(line[6..]);
            else if (line.Length == 0 && data.Count > 0)
                return string.Join('\n', data);
        }

        return null;
    }

    /// <summary>The next event that has a text in it.</summary>
    public async Task<string> NextWithAsync(string text)
    {
        while (await NextAsync() is { } next)
        {
            if (next.Contains(text, StringComparison.Ordinal))
                return next;
        }

        throw new InvalidOperationException($"The stream ended without '{text}'.");
    }

    public void Dispose()
    {
        _response.Dispose();
        _client.Dispose();
    }
}
