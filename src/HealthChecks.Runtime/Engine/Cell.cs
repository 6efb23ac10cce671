using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The one piece of state that there is for a check, shared by every subset and every consumer: its last reading and the run in flight,
/// of which there is never more than one.
/// </summary>
internal sealed class Cell
{
    private readonly HealthEngine _engine;
    private readonly object _gate = new();
    private List<Round> _waiting = [];
    private List<Round>? _spare;
    private readonly Outcome _timeoutOutcome;
    private Reading _last;
    private long _startedAt;
    private CancellationTokenSource? _cancellation;
    private CellState _state;

    public Cell(HealthEngine engine, ComposedHealthCheck check, CellSettings settings, HealthCheckRegistration registration, CheckCreation creation)
    {
        _engine = engine;
        Check = check;
        Settings = settings;
        Creation = creation;
        Context = new HealthCheckContext { Registration = registration };
        Run = new CellRun(this, engine);
        _timeoutOutcome = Outcome.Failure(
            HealthReasons.Timeout,
            "The check took longer than its timeout.",
            registration.FailureStatus);
    }

    public ComposedHealthCheck Check { get; }

    public CellSettings Settings { get; }

    public CheckCreation Creation { get; }

    public HealthCheckContext Context { get; }

    public CellRun Run { get; }

    public string Name => Check.Name;

    public HealthCheckRegistration Registration => Context.Registration;

    /// <summary>Whether the check does not apply here, or cannot be used: it then has a reading for good, and never runs.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Whether probes leave the running to the background: only while there is one, from the host's start to its stop.</summary>
    private bool IsBackground => Settings.IsBackground && _engine.IsBackgroundActive;

    /// <summary>When the next background run is due; for the engine's thread only.</summary>
    public long NextBackgroundRun { get; set; } = long.MaxValue;

    /// <summary>The stamp at which <see cref="TimeOut"/> has something to do; <see cref="long.MaxValue"/> when never.</summary>
    /// <param name="isRunning">Whether a run is in flight that may end before.</param>
    public long TimesOutAt(out bool isRunning)
    {
        lock (_gate)
        {
            isRunning = _state == CellState.Running;
            if (isRunning)
                return EngineClock.Add(_startedAt, Settings.Timeout);

            return IsHeldWhileWedged ? EngineClock.Add(_last.MeasuredAt, Settings.MaxAge) : long.MaxValue;
        }
    }

    /// <summary>Gives the check a reading for good.</summary>
    public void Settle(Outcome outcome)
    {
        lock (_gate)
        {
            IsSettled = true;
            _last = new Reading(outcome, _engine.Clock.Now, 0, ReadingMarks.Unmeasured);
        }
    }

    /// <summary>
    /// Waits, on behalf of a round, for a reading younger than <paramref name="fresh"/>: not at all when there is one or none can come,
    /// else for the run in flight, which the caller has to queue when this says so.
    /// </summary>
    public bool Join(Round round, long now, long fresh)
    {
        lock (_gate)
        {
            if (IsSettled || _state == CellState.Wedged)
                return false;

            // A reading that is young enough serves whether or not a run is in flight, and in the background any does.
            if (_last.Outcome is not null && (IsBackground || now - _last.MeasuredAt < fresh))
                return false;

            // Answered rounds wait for nothing: a run that hangs must not collect them.
            if (_waiting.Count == _waiting.Capacity)
                _waiting.RemoveAll(static waiting => waiting.IsCompleted);

            round.Expect();
            _waiting.Add(round);
            if (_state != CellState.Idle)
                return false;

            _state = CellState.Queued;
            return true;
        }
    }

    /// <summary>Claims the slot for a background run.</summary>
    public bool TryQueue()
    {
        lock (_gate)
        {
            if (IsSettled || _state != CellState.Idle)
                return false;
            _state = CellState.Queued;
            return true;
        }
    }

    public CancellationToken Begin(long now)
    {
        lock (_gate)
        {
            _state = CellState.Running;
            _startedAt = now;
            _cancellation ??= new CancellationTokenSource();
            return _cancellation.Token;
        }
    }

    /// <summary>Ends the run in flight: stores what it came to, unless it was given up before, and frees the slot in any case.</summary>
    public void End(Outcome outcome, long now)
    {
        Outcome? before;
        long startedAt;
        List<Round>? waiting = null;
        lock (_gate)
        {
            startedAt = _startedAt;
            before = _last.Outcome;
            if (_state != CellState.Wedged)
                waiting = Store(ref outcome, now);
            else
                _engine.OnStored();
            _state = CellState.Idle;
            // The token is used again unless it was cancelled; what a check left registered on it goes either way.
            if (_cancellation is { } cancellation && !cancellation.TryReset())
                _cancellation = null;
        }

        if (waiting is null)
        {
            _engine.OnReturned(this, now - startedAt);
            return;
        }

        _engine.OnReading(this, before, outcome);
        Release(waiting);
    }

    /// <summary>
    /// Gives up on the run in flight if its time is over: Unhealthy, and nothing more is started until it returns. Where the check's
    /// hysteresis holds that back, it does so until the reading is too old: a check that hangs makes no further one.
    /// </summary>
    public void TimeOut(long now)
    {
        Outcome? before;
        var outcome = _timeoutOutcome;
        CancellationTokenSource? cancellation;
        List<Round> waiting;
        lock (_gate)
        {
            before = _last.Outcome;
            if (_state == CellState.Running && now - _startedAt >= Settings.Timeout)
            {
                _state = CellState.Wedged;
                cancellation = _cancellation;
                _cancellation = null;
                waiting = Store(ref outcome, now);
            }
            else if (IsHeldWhileWedged && now - _last.MeasuredAt >= Settings.MaxAge)
            {
                _last = _last with { Outcome = outcome };
                _engine.OnStored();
                cancellation = null;
                waiting = [];
            }
            else
            {
                return;
            }
        }

        _engine.OnReading(this, before, outcome);
        Release(waiting);
        // Not here: what the check registered on its token may block.
        if (cancellation is not null)
            ThreadPool.UnsafeQueueUserWorkItem(Cancel, cancellation, preferLocal: false);
    }

    /// <summary>The last reading as it counts now, and until when it may be served without asking again.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="since">When the question was asked: what has been measured since is not stale, however long others took.</param>
    /// <param name="fresh">For how long the reading is served again.</param>
    /// <param name="freshUntil">Until when it is.</param>
    public Reading Read(long now, long since, long fresh, out long freshUntil)
    {
        Reading last;
        CellState state;
        lock (_gate)
        {
            last = _last;
            state = _state;
        }

        if (IsSettled)
        {
            freshUntil = long.MaxValue;
            return last;
        }

        var isBackground = IsBackground;
        freshUntil = EngineClock.Add(last.MeasuredAt, isBackground ? Settings.MaxAge : fresh);
        if (state == CellState.Wedged)
        {
            freshUntil = EngineClock.Add(now, fresh);
            return last;
        }

        var inFlight = state != CellState.Idle;
        if (last.Outcome is null || (now - last.MeasuredAt > Settings.MaxAge && last.MeasuredAt < since))
        {
            freshUntil = now;
            return (inFlight && !isBackground) || last.Outcome is null
                ? new Reading(Outcome.Late, last.MeasuredAt, 0, ReadingMarks.Late | (last.Outcome is null ? ReadingMarks.Unmeasured : 0))
                : new Reading(Outcome.Stale, last.MeasuredAt, last.Microseconds);
        }

        if (inFlight && !isBackground && now - last.MeasuredAt >= fresh)
            return last with { Marks = ReadingMarks.Late };

        return last;
    }

    /// <summary>The last outcome, whatever its age, to be used again where nothing changed.</summary>
    public Outcome? LastOutcome => _last.Outcome;

    private bool IsHeldWhileWedged => _state == CellState.Wedged && _last.Outcome is { Last: not null };

    /// <summary>Stores what a run came to, and makes it what the check counts as from now on.</summary>
    private List<Round> Store(ref Outcome outcome, long now)
    {
        if (Settings.Hysteresis is { } hysteresis)
            outcome = hysteresis.Apply(_last.Outcome, outcome, isExpired: now - _last.MeasuredAt > Settings.MaxAge);

        var microseconds = _engine.Clock.ToMilliseconds(now - _startedAt) * 1000;
        _last = new Reading(outcome, now, (uint)Math.Min(microseconds, uint.MaxValue));
        _engine.OnStored();
        var waiting = _waiting;
        _waiting = Interlocked.Exchange(ref _spare, null) ?? [];
        return waiting;
    }

    // What a check registered on its token may throw, and nobody is there to catch it.
    private static void Cancel(CancellationTokenSource cancellation)
    {
        try
        {
            cancellation.Cancel();
        }
        catch (AggregateException)
        {
        }
    }

    // Outside the gate: a round that is complete reads other cells.
    private void Release(List<Round> waiting)
    {
        foreach (var round in waiting)
            round.Arrive();
        waiting.Clear();
        Volatile.Write(ref _spare, waiting);
    }
}
