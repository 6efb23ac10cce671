using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks;

/// <summary>
/// One GET over a socket. The framework's client would be most of what the command line adds to a native binary, and anything that is
/// not awaited is there sooner: the process lives for this one answer, and starts no thread to wait for it.
/// </summary>
internal static class ProbeClient
{
    private const int MostBytes = 1024 * 1024;

    public static ProbeAnswer Get(ProbeTarget target, string query, string? hostHeader, CancellationToken cancellationToken) =>
        Send("GET", target, query, hostHeader, cancellationToken);

    public static ProbeAnswer Send(string method, ProbeTarget target, string query, string? hostHeader, CancellationToken cancellationToken)
    {
        if (target.Socket is { } path)
            return Send(method, new UnixDomainSocketEndPoint(path), target, query, hostHeader, cancellationToken);

        // Listeners on "localhost" may be on either loopback address.
        IPAddress[] addresses = target.Host == "localhost"
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : IPAddress.TryParse(target.Host.Trim('[', ']'), out var address)
                ? [address]
                : Dns.GetHostAddresses(target.Host);

        for (var i = 0; ; i++)
        {
            try
            {
                return Send(method, new IPEndPoint(addresses[i], target.Port), target, query, hostHeader, cancellationToken);
            }
            catch (SocketException exception) when (i + 1 < addresses.Length && exception.SocketErrorCode == SocketError.ConnectionRefused)
            {
                // The next address, then.
            }
        }
    }

    private static ProbeAnswer Send(string method, EndPoint endpoint, ProbeTarget target, string query, string? hostHeader, CancellationToken cancellationToken)
    {
        var isUnix = endpoint is UnixDomainSocketEndPoint;
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        if (!isUnix)
            socket.NoDelay = true;
        // What blocks on a socket ends when the socket does.
        using var limit = cancellationToken.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket);
        try
        {
            socket.Connect(endpoint);
            return Ask(method, socket, target, query, hostHeader);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is SocketException or ObjectDisposedException or IOException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static ProbeAnswer Ask(string method, Socket socket, ProbeTarget target, string query, string? hostHeader)
    {
        var host = hostHeader ?? target.Authority;
        var request = Encoding.ASCII.GetBytes($"{method} {target.Path}{query} HTTP/1.1\r\nHost: {host}\r\n{(method == "POST" ? "Content-Length: 0\r\n" : "")}Connection: close\r\n\r\n");
        for (var sent = 0; sent < request.Length;)
            sent += socket.Send(request.AsSpan(sent));

        var received = new byte[4096];
        var length = 0;
        while (length < MostBytes)
        {
            if (length == received.Length)
                Array.Resize(ref received, received.Length * 2);
            var count = socket.Receive(received.AsSpan(length));
            if (count == 0)
                break;
            length += count;
        }

        return Read(received.AsSpan(0, length));
    }

    private static ProbeAnswer Read(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        var head = end < 0 ? "" : Encoding.ASCII.GetString(response[..end]);
        if (!head.StartsWith("HTTP/1.", StringComparison.Ordinal)
            || head.Length < 12
            || !int.TryParse(head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var statusCode))
        {
            throw new IOException("it did not answer with HTTP/1.1.");
        }

        // A process that dies while it answers may have said "Healthy" before.
        var body = response[(end + 4)..];
        if (ContentLength(head) > body.Length)
            throw new IOException("its answer broke off.");

        return new ProbeAnswer(statusCode, Encoding.UTF8.GetString(body));
    }

    private static long ContentLength(string head)
    {
        const string Name = "\r\nContent-Length:";
        var start = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return 0;

        var value = head.AsSpan(start + Name.Length);
        var end = value.IndexOf('\r');
        return long.TryParse(end < 0 ? value : value[..end], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var length)
            ? length
            : 0;
    }
}
