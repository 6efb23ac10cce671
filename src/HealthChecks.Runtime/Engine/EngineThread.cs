namespace HealthChecks;

/// <summary>
/// The engine's one thread. It drives timeouts, deadlines and background runs, so that none of them waits for the thread pool: a pool
/// timer is served by the pool, and comes late exactly when checks block it.
/// </summary>
internal sealed class EngineThread : IDisposable
{
    /// <summary>While anything is in flight it looks this often, so a starting run needs no signal.</summary>
    private const int ActiveMilliseconds = 5;

    /// <summary>For this long after the last run it goes on looking before it sleeps until it is woken.</summary>
    private const int AlertMilliseconds = 100;

    private readonly HealthEngine _engine;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly List<Round> _rounds = [];
    private readonly List<Round> _due = [];
    private readonly Thread _thread;
    private int _parked;
    private int _taken;
    private volatile bool _stopped;

    public EngineThread(HealthEngine engine)
    {
        _engine = engine;
        _thread = new Thread(Loop, maxStackSize: 256 * 1024) { IsBackground = true, Name = "Health engine" };
    }

    /// <summary>Whether the caller is on it: who keeps it waiting keeps all waiting.</summary>
    public bool IsCurrent => Thread.CurrentThread == _thread;

    public void Start()
    {
        if (!_engine.IsDrivenByHand)
            _thread.UnsafeStart();
    }

    /// <summary>Watches a round's deadline. Its runs have been queued.</summary>
    public void Watch(Round round)
    {
        lock (_rounds)
        {
            if (!_stopped)
                _rounds.Add(round);
        }

        if (_stopped)
            round.Finish();
        Notify();
    }

    /// <summary>Says that something has begun. Cheap while the thread is awake anyhow.</summary>
    public void Notify()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _parked) != 0)
            _wake.Set();
    }

    public void Dispose()
    {
        _stopped = true;
        _wake.Set();
        if (Thread.CurrentThread != _thread && _thread.IsAlive)
            _thread.Join(TimeSpan.FromSeconds(1));

        // Nobody keeps time any more: whoever waits is answered from what is known.
        Round[] rounds;
        lock (_rounds)
            rounds = [.. _rounds];
        foreach (var round in rounds)
            round.Finish();
    }

    private void Loop()
    {
        var clock = _engine.Clock;
        var alert = clock.ToStamps(AlertMilliseconds / 1000.0);
        var lastActive = clock.Now;
        while (!_stopped)
        {
            var now = clock.Now;
            var next = SafeTick(now, out var active);
            if (active)
                lastActive = now;

            if (active || now - lastActive < alert)
            {
                var wait = Math.Min(clock.ToMilliseconds(next - now), ActiveMilliseconds);
                _wake.WaitOne((int)Math.Clamp(Math.Ceiling(wait), 1, ActiveMilliseconds));
                continue;
            }

            // Whoever begins something after this barrier sees the flag; whoever began before is seen by the second look.
            Interlocked.Exchange(ref _parked, 1);
            next = SafeTick(clock.Now, out active);
            if (!active)
                _wake.WaitOne(ParkingTime(next, clock));
            Interlocked.Exchange(ref _parked, 0);
            lastActive = clock.Now;
        }
    }

    private static int ParkingTime(long next, EngineClock clock)
    {
        if (next == long.MaxValue)
            return Timeout.Infinite;
        if (!clock.IsSystem)
            return ActiveMilliseconds;

        return (int)Math.Clamp(Math.Ceiling(clock.ToMilliseconds(next - clock.Now)), 1, 60_000);
    }

    // Without this thread nothing times out: whatever happens in a round, it goes on.
    private long SafeTick(long now, out bool active)
    {
        try
        {
            return Tick(now, out active);
        }
        catch (Exception exception)
        {
            _engine.OnThreadFailed(exception);
            active = true;
            return long.MaxValue;
        }
    }

    /// <summary>Does what is due, and says when something will be.</summary>
    internal long Tick(long now, out bool active)
    {
        var next = long.MaxValue;
        active = false;

        foreach (var cell in _engine.Cells)
        {
            if (cell.Settings.IsBackground && _engine.IsBackgroundActive)
            {
                if (now >= cell.NextBackgroundRun || cell.TakeDueNow())
                    _engine.StartInBackground(cell, now);
                next = Math.Min(next, cell.NextBackgroundRun);
            }

            var timesOutAt = cell.TimesOutAt(out var isRunning, out var isWedged);
            if (isWedged)
                next = Math.Min(next, _engine.OnStillWedged(cell, now));
            if (timesOutAt == long.MaxValue)
                continue;

            if (now >= timesOutAt)
                cell.TimeOut(now);
            else
                next = Math.Min(next, timesOutAt);
            active |= isRunning;
        }

        next = Math.Min(next, EndRounds(now, ref active));
        SendForThreads(ref active);
        return next;
    }

    private long EndRounds(long now, ref bool active)
    {
        var next = long.MaxValue;
        lock (_rounds)
        {
            for (var i = _rounds.Count - 1; i >= 0; i--)
            {
                var round = _rounds[i];
                if (round.IsCompleted)
                {
                    _rounds.RemoveAt(i);
                }
                else if (now >= round.Deadline)
                {
                    _due.Add(round);
                    _rounds.RemoveAt(i);
                }
                else
                {
                    next = Math.Min(next, round.Deadline);
                    active = true;
                }
            }
        }

        foreach (var round in _due)
            round.Finish();
        _due.Clear();
        return next;
    }

    private void SendForThreads(ref bool active)
    {
        var queue = _engine.Queue;
        var waiting = queue.Count;
        var taken = queue.Taken;
        if (waiting > 0)
        {
            active = true;
            if (taken == _taken)
                queue.SendForAll();
        }

        _taken = taken;
    }
}
