using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HealthChecks.Testing.Servers;

/// <summary>
/// Stands in front of a server on the loopback interface, to make it slow, or to have it refuse connections and take them again on the same port.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly int _target;
    private Opening? _opening;

    /// <summary>Takes connections for the server at a port.</summary>
    public TcpProxy(int target)
    {
        _target = target;
        _opening = new Opening(this, 0);
        Port = _opening.Port;
    }

    /// <summary>The port, the same after it was closed.</summary>
    public int Port { get; }

    /// <summary>How long everything that the server says is held back; what is held back already, too. Zero at first.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Ends all connections, and refuses others.</summary>
    public async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _opening, null) is { } opening)
            await opening.DisposeAsync();
    }

    /// <summary>Takes connections again.</summary>
    public Task OpenAsync()
    {
        _opening ??= new Opening(this, Port);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isDelayed, CancellationToken closing)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, closing) is > 0 and var count)
        {
            var since = Stopwatch.GetTimestamp();
            while (isDelayed && Stopwatch.GetElapsedTime(since) < Delay)
                await Task.Delay(Step, closing);
            await to.WriteAsync(buffer.AsMemory(0, count), closing);
        }
    }

    /// <summary>From when the port takes connections to when it refuses them.</summary>
    private sealed class Opening : IAsyncDisposable
    {
        private readonly TcpProxy _proxy;
        private readonly TcpListener _listener;
        private readonly CancellationTokenSource _closing = new();
        private readonly List<Task> _connections = [];
        private readonly Task _loop;

        public Opening(TcpProxy proxy, int port)
        {
            _proxy = proxy;
            _listener = new TcpListener(IPAddress.Loopback, port);
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _loop = AcceptAsync();
        }

        public int Port { get; }

        public async ValueTask DisposeAsync()
        {
            await _closing.CancelAsync();
            await _loop;
            _listener.Stop();
            await Task.WhenAll(_connections);
            _closing.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                    _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // Closed.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using var server = new TcpClient();
            using (client)
            {
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
                try
                {
                    await server.ConnectAsync(IPAddress.Loopback, _proxy._target, ended.Token);
                    var asking = AskAsync(client, server, ended.Token);
                    await _proxy.CopyAsync(server.GetStream(), client.GetStream(), isDelayed: true, ended.Token);
                    await ended.CancelAsync();
                    await asking;
                }
                catch (Exception)
                {
                    // One of the two is gone, or the proxy is closed: a test looks at the check.
                }
            }
        }

        // The server hears that the client has ended; what it still says is passed on.
        private async Task AskAsync(TcpClient client, TcpClient server, CancellationToken closing)
        {
            await _proxy.CopyAsync(client.GetStream(), server.GetStream(), isDelayed: false, closing);
            server.Client.Shutdown(SocketShutdown.Send);
        }
    }
}
