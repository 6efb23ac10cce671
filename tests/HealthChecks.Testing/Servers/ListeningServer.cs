using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HealthChecks.Testing.Servers;

/// <summary>A TCP server on the loopback interface that does with each connection what a test says.</summary>
public sealed class ListeningServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<NetworkStream, CancellationToken, Task> _serve;
    private readonly Task _loop;
    private int _accepted;

    public ListeningServer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = AcceptAsync();
    }

    public int Port { get; }

    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Accepts, and never says a word.</summary>
    public static ListeningServer Silent() => new(static (_, stopping) => Task.Delay(Timeout.Infinite, stopping));

    /// <summary>Accepts, and closes at once.</summary>
    public static ListeningServer Closing() => new(static (_, _) => Task.CompletedTask);

    /// <summary>Accepts, says something, and goes on listening until the client has had enough.</summary>
    public static ListeningServer Saying(string words) => new(async (stream, stopping) =>
    {
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(words), stopping);
        await stream.CopyToAsync(Stream.Null, stopping);
    });

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _accepted);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await _serve(client.GetStream(), _stopping.Token);
            }
            catch (Exception)
            {
                // The client has had enough, or does not trust the certificate: a test looks at the check.
            }
        }
    }
}
