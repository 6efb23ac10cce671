using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks;

/// <summary>
/// One request over a socket. The framework's client would be most of what the command line adds to a native binary, and anything that is
/// not awaited is there sooner: the process lives for this one answer, and starts no thread to wait for it.
/// </summary>
internal static class ProbeClient
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Makes a stream with TLS of a connected socket.</summary>
    /// <exception cref="IOException">There is no agreement, or the certificate is not to be trusted.</exception>
    public delegate Stream Secure(Socket socket, string host);

    public static ProbeAnswer Send(in ProbeExchange exchange, CancellationToken cancellationToken)
    {
        var target = exchange.Target;
        if (target.Socket is { } path)
            return Send(exchange, new UnixDomainSocketEndPoint(path), cancellationToken);

        // Listeners on "localhost" may be on either loopback address.
        IPAddress[] addresses = target.Host == "localhost"
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : IPAddress.TryParse(target.BareHost, out var address)
                ? [address]
                : Resolve(target.Host, cancellationToken);

        for (var i = 0; ; i++)
        {
            try
            {
                return Send(exchange, new IPEndPoint(addresses[i], target.Port), cancellationToken);
            }
            catch (SocketException exception) when (i + 1 < addresses.Length && exception.SocketErrorCode == SocketError.ConnectionRefused)
            {
                // The next address, then.
            }
        }
    }

    // On another thread, because a name server that says nothing is not to keep this one beyond its limit.
    private static IPAddress[] Resolve(string host, CancellationToken cancellationToken)
    {
        var resolving = Task.Run(() => Dns.GetHostAddresses(host), CancellationToken.None);
        Task.WaitAny([resolving], cancellationToken);
        return resolving.GetAwaiter().GetResult();
    }

    private static ProbeAnswer Send(in ProbeExchange exchange, EndPoint endpoint, CancellationToken cancellationToken)
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
            using var stream = exchange.Target.IsSecure ? exchange.Secure!(socket, exchange.Target.BareHost) : null;
            return Ask(exchange, socket, stream);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is SocketException or ObjectDisposedException or IOException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static ProbeAnswer Ask(in ProbeExchange exchange, Socket socket, Stream? stream)
    {
        var host = exchange.HostHeader ?? exchange.Target.Authority;
        var request = Encoding.UTF8.GetBytes($"{exchange.Method} {exchange.Target.Path}{exchange.Query} HTTP/1.1\r\nHost: {host}\r\n{(exchange.Method == "POST" ? "Content-Length: 0\r\n" : "")}Connection: close\r\n\r\n");
        stream?.Write(request);
        for (var sent = stream is null ? 0 : request.Length; sent < request.Length;)
            sent += socket.Send(request.AsSpan(sent));

        var received = new byte[4096];
        var length = 0;
        while (length < MostBytes)
        {
            if (length == received.Length)
                Array.Resize(ref received, received.Length * 2);
            var count = stream is null ? socket.Receive(received.AsSpan(length)) : stream.Read(received.AsSpan(length));
            if (count == 0)
                break;

            // Not everybody closes the connection when asked to.
            length += count;
            if (ProbeAnswer.IsWhole(received.AsSpan(0, length), exchange.IsHeadEnough))
                break;
        }

        return ProbeAnswer.Read(received.AsSpan(0, length), exchange.IsHeadEnough);
    }
}
