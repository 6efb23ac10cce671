using System.Collections;
using System.Diagnostics;
using System.Net.Sockets;

namespace HealthChecks;

/// <summary>
/// Answers probes from a thread of its own, without the web server and without the thread pool: on a Unix socket for a process that has
/// no HTTP, or on a port for one that may starve its own pool. It speaks as much HTTP/1.1 as a probe does, one request for each
/// connection.
/// </summary>
internal sealed class ProbeServer : IDisposable
{
    private const int MostConnections = 64;
    private const int LookMicroseconds = 250_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseOfAccepting = TimeSpan.FromSeconds(0.1);

    private readonly Socket _listener;
    private readonly ProbeRouter _router;
    private readonly List<ProbeConnection> _connections = [];
    private readonly Thread _thread;
    private long? _acceptFailedAt;
    private volatile bool _stopped;

    public ProbeServer(Socket listener, ProbeRouter router, string name)
    {
        _listener = listener;
        _router = router;
        _thread = new Thread(Loop, maxStackSize: 256 * 1024) { IsBackground = true, Name = name };
    }

    public void Start() => _thread.UnsafeStart();

    public void Dispose()
    {
        _stopped = true;
        _listener.Dispose();
    }

    private void Loop()
    {
        while (!_stopped)
        {
            try
            {
                Serve();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // A connection that broke off, or the end; the next look tells.
                _connections.RemoveAll(static connection => !connection.IsOpen);
            }
        }

        foreach (var connection in _connections)
            connection.Dispose();
    }

    private void Serve()
    {
        var isAccepting = _acceptFailedAt is not { } failedAt || Stopwatch.GetElapsedTime(failedAt) >= PauseOfAccepting;
        var readable = new ArrayList(_connections.Count + 1);
        if (isAccepting)
            readable.Add(_listener);
        foreach (var connection in _connections)
            readable.Add(connection.Socket);

        if (readable.Count > 0)
            Socket.Select(readable, null, null, isAccepting ? LookMicroseconds : (int)PauseOfAccepting.TotalMicroseconds);
        else
            Thread.Sleep(PauseOfAccepting);

        foreach (Socket socket in readable)
        {
            if (socket == _listener)
                Accept();
            else if (_connections.Find(each => each.Socket == socket) is { } connection && !connection.TryRead())
                Close(connection);
        }

        for (var i = _connections.Count - 1; i >= 0; i--)
        {
            var connection = _connections[i];
            if (connection.Request is { } request)
            {
                // What answers it owns it, and may do so later, from another thread.
                _connections.RemoveAt(i);
                _router.Answer(request, connection);
            }
            else if (Stopwatch.GetElapsedTime(connection.OpenedAt) > Patience)
            {
                Close(connection);
            }
        }
    }

    private void Accept()
    {
        Socket socket;
        try
        {
            socket = _listener.Accept();
            socket.Blocking = false;
            _acceptFailedAt = null;
        }
        catch (Exception exception) when (exception is not ObjectDisposedException)
        {
            // Most likely the process has no file descriptor left, and so may not even be able to load what describes the error. Whoever knocks goes on knocking, and must not keep the thread at it.
            _acceptFailedAt = Stopwatch.GetTimestamp();
            return;
        }

        // Whoever opens connections and says nothing does not keep others out.
        if (_connections.Count == MostConnections)
            Close(_connections[0]);
        _connections.Add(new ProbeConnection(socket));
    }

    private void Close(ProbeConnection connection)
    {
        _connections.Remove(connection);
        connection.Dispose();
    }
}
