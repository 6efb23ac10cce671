using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks;

/// <summary>One GET over a socket. The framework's client would be most of what the command line adds to a native binary.</summary>
internal static class ProbeClient
{
    private const int MostBytes = 1024 * 1024;

    public static async Task<ProbeAnswer> GetAsync(ProbeTarget target, string query, string? hostHeader, CancellationToken cancellationToken)
    {
        using var socket = await ConnectAsync(target, cancellationToken).ConfigureAwait(false);
        var host = hostHeader ?? string.Create(CultureInfo.InvariantCulture, $"{target.Host}:{target.Port}");
        var request = Encoding.ASCII.GetBytes($"GET {target.Path}{query} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        for (var sent = 0; sent < request.Length;)
            sent += await socket.SendAsync(request.AsMemory(sent), SocketFlags.None, cancellationToken).ConfigureAwait(false);

        var received = new byte[4096];
        var length = 0;
        while (length < MostBytes)
        {
            if (length == received.Length)
                Array.Resize(ref received, received.Length * 2);
            var count = await socket.ReceiveAsync(received.AsMemory(length), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                break;
            length += count;
        }

        return Read(received.AsSpan(0, length));
    }

    private static async Task<Socket> ConnectAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        // Listeners on "localhost" may be on either loopback address.
        IPAddress[] addresses = target.Host == "localhost"
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : IPAddress.TryParse(target.Host.Trim('[', ']'), out var address)
                ? [address]
                : await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false);

        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i], target.Port, cancellationToken).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
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
