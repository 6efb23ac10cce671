using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HealthChecks.Testing.Servers;

/// <summary>A small HTTP server on the loopback interface: one request per connection, answered letter for letter as a test says.</summary>
public sealed class HttpServer : IAsyncDisposable
{
    private readonly ListeningServer _server;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly X509Certificate2? _certificate;

    public HttpServer(Func<Stream, CancellationToken, Task> answer, X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _server = new ListeningServer(async (connection, stopping) =>
        {
            Stream stream = connection;
            if (certificate is not null)
            {
                var encrypted = new SslStream(connection);
                await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping);
                stream = encrypted;
            }

            _requests.Enqueue(await ReadHeadAsync(stream, stopping));
            await answer(stream, stopping);
        });
    }

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://localhost:{_server.Port}/health?key=1");

    /// <summary>The heads of all requests.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Answers every request with a status and a body.</summary>
    public static HttpServer Answering(string body = "", string status = "200 OK", string headers = "", X509Certificate2? certificate = null) =>
        new((stream, stopping) => WriteAsync(stream, Answer(body, status, headers), stopping), certificate);

    public static string Answer(string body, string status = "200 OK", string headers = "") =>
        $"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public static Task WriteAsync(Stream stream, string text, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate?.Dispose();
    }

    private static async Task<string> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) > 0)
        {
            head.Append((char)one[0]);
            if (head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
                break;
        }

        return head.ToString();
    }
}
