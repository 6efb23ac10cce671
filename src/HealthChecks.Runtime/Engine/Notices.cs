namespace HealthChecks;

/// <summary>
/// Tells logs, meters and traces what has happened: at once, except on the engine's thread, where whoever listens could keep every timeout and deadline
/// waiting. From there a thread that lives as long as there is something to tell does it; and as long as it does, everybody's notices wait in line, so
/// that they are told in the order in which they were.
/// </summary>
internal sealed class Notices(EngineThread engineThread)
{
    // A log that takes nothing must not collect what it is told.
    private const int MostWaiting = 1000;

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Queue<Action> _waiting = new();
    private Thread? _thread;

    /// <summary>Whether a notice may be told on the spot.</summary>
    public bool AreDirect => Volatile.Read(ref _thread) is null && !engineThread.IsCurrent;

    public void Post(Action notice)
    {
        lock (_gate)
        {
            if (!AreDirect)
            {
                if (_waiting.Count < MostWaiting)
                    _waiting.Enqueue(notice);
                if (_thread is null)
                    Start();
                return;
            }
        }

        notice();
    }

    /// <summary>Waits until what has happened is told, at most two seconds.</summary>
    public void WaitUntilTold() => Volatile.Read(ref _thread)?.Join(LastWords);

    private void Start()
    {
        var thread = new Thread(Loop, maxStackSize: 256 * 1024) { IsBackground = true, Name = "Health notices" };
        try
        {
            thread.UnsafeStart();
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            // The system gives no more threads: what waits is told with the next notice, and time goes on being kept.
            return;
        }

        // Known to others only once it runs: whoever waits for it joins it.
        _thread = thread;
    }

    private void Loop()
    {
        while (true)
        {
            Action? notice;
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out notice))
                {
                    _thread = null;
                    return;
                }
            }

            notice();
        }
    }
}
