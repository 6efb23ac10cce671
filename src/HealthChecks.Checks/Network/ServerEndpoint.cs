using System.Net;
using System.Net.Sockets;

namespace HealthChecks;

/// <summary>A host and a port, and the way there.</summary>
internal sealed class ServerEndpoint
{
    public ServerEndpoint(string host, int port)
    {
        ArgumentNullException.ThrowIfNull(host);

        // Neither text repeats the value: what somebody pastes there may hold a password.
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw new ArgumentException(
                "The host is no host name or IP address: give it alone, such as 'db.example.com', without scheme, port or path.",
                nameof(host));
        }

        if (port is < 1 or > IPEndPoint.MaxPort)
            throw new ArgumentOutOfRangeException(nameof(port), port, "The port is out of range: give one between 1 and 65535.");

        // An IPv6 address may come in the brackets that it has in a URL.
        Host = host.Trim('[', ']');
        Port = port;
    }

    public string Host { get; }

    public int Port { get; }

    /// <summary>The system's resolver, unless a test puts another one there.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Connects, trying the host's addresses one after the other.</summary>
    public async Task<NetworkStream> ConnectAsync(StepTimes times, CancellationToken cancellationToken)
    {
        times.Begin("resolveMs");
        var addresses = await Resolve(Host, cancellationToken).OrAbandonAsync(cancellationToken).ConfigureAwait(false);
        if (addresses.Length == 0)
            throw new NetworkFailureException(NetworkFailure.NameNotResolved);

        times.Begin("connectMs");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
