using System.Net.Sockets;
using System.Text;

namespace HealthChecks.Tests.Support;

/// <summary>Asks as a prober does, over a bare socket, and hides nothing of the answer.</summary>
internal static class RawHttp
{
    public static async Task<Answer> SendAsync(int port, string method, string path, string host, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);

        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        var headers = lines[1..].ToDictionary(
            static line => line[..line.IndexOf(':', StringComparison.Ordinal)],
            static line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(),
            StringComparer.OrdinalIgnoreCase);
        return new Answer(int.Parse(lines[0].AsSpan(9, 3)), text[(end + 4)..], headers);
    }
}
