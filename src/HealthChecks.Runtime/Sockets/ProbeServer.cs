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

    /// <summary>While an answer is in the making that may be too long to be sent at once.</summary>
    private const int AnsweringMicroseconds = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseOfAccepting = TimeSpan.FromSeconds(0.1);

    private readonly Socket _listener;
    private readonly ProbeRouter _router;
    private readonly List<ProbeConnection> _connections = [];
    private readonly List<ProbeConnection> _answered = [];
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
                _answered.RemoveAll(static connection => !connection.IsOpen);
            }
        }

        // What is still being answered closes itself.
        foreach (var connection in _connections)
            connection.Dispose();
        foreach (var connection in _answered)
        {
            if (connection.IsSending)
                connection.Dispose();
        }
    }

    private void Serve()
    {
        var isAccepting = _acceptFailedAt is not { } failedAt || Stopwatch.GetElapsedTime(failedAt) >= PauseOfAccepting;
        var readable = new ArrayList(_connections.Count + 1);
        if (isAccepting)
            readable.Add(_listener);
        foreach (var connection in _connections)
            readable.Add(connection.Socket);
        var writable = new ArrayList(_answered.Count);
        var look = isAccepting ? LookMicroseconds : (int)PauseOfAccepting.TotalMicroseconds;
        foreach (var connection in _answered)
        {
            if (connection.IsSending)
                writable.Add(connection.Socket);
            else
                look = AnsweringMicroseconds;
        }

        if (readable.Count + writable.Count > 0)
            Socket.Select(readable, writable, null, look);
        else
            Thread.Sleep(look / 1000);

        foreach (Socket socket in writable)
            _answered.Find(each => each.Socket == socket)?.Send();
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
                // What answers it owns it until it is being sent, and may do so later, from another thread.
                _connections.RemoveAt(i);
                _answered.Add(connection);
                _router.Answer(request, connection);
            }
            else if (IsTooLong(connection))
            {
                Close(connection);
            }
        }

        foreach (var connection in _answered)
        {
            // A prober that does not read is not waited for.
            if (connection.IsSending && IsTooLong(connection))
                connection.Dispose();
        }

        _answered.RemoveAll(static connection => !connection.IsOpen);
    }

    private static bool IsTooLong(ProbeConnection connection) => Stopwatch.GetElapsedTime(connection.Since) > Patience;

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
