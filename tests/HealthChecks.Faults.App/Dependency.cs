using System.Net;
using System.Net.Sockets;

namespace HealthChecks.Faults;

/// <summary>A server on a real port that says one byte to whoever connects, but for its fault; and the client that a check has of it.</summary>
public sealed class Dependency : IDisposable
{
    private readonly Fault _fault;
    private readonly DependencyFault _kind;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Socket _closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private int _served;

    public Dependency(Fault fault, DependencyFault kind)
    {
        _fault = fault;
        _kind = kind;
        // Bound, so that nobody else takes the port, and nobody listens.
        _closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Start();
        _ = ServeAsync();
    }

    private bool Refuses => _fault.IsOn && _kind == DependencyFault.Refuses;

    public void Dispose()
    {
        _listener.Dispose();
        _closed.Dispose();
    }

    internal async Task<HealthCheckResult> AskAsync(Fault fault, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(Refuses ? _closed.LocalEndPoint! : _listener.LocalEndpoint, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new HealthCheckException("connection-refused", message: "Nobody listens.", innerException: exception);
        }

        return await socket.ReceiveAsync(new byte[1], SocketFlags.None, cancellationToken) == 1
            ? HealthCheckResult.Healthy()
            : HealthResults.Unhealthy("hung-up", "The server closed the connection.");
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(socket);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using (socket)
        {
            if (_kind == DependencyFault.Silent)
                await _fault.Over;
            if (_kind == DependencyFault.Flaps && _fault.IsOn && Interlocked.Increment(ref _served) % 2 == 1)
                return;
            // A client that has gone meanwhile is no error here.
            socket.Send("+"u8, SocketFlags.None, out _);
        }
    }
}
