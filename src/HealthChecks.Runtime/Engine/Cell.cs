using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The one piece of state that there is for a check, shared by every subset and every consumer: its last reading and the run in flight,
/// of which there is never more than one. This part is the slot of the run; <c>Cell.Readings.cs</c> is what is known.
/// </summary>
internal sealed partial class Cell
{
    private readonly HealthEngine _engine;
    private readonly object _gate = new();
    private readonly Outcome _timeoutOutcome;
    private WaitingRounds _waiting;
    private CancellationTokenSource? _cancellation;
    private RunLimit? _limit;
    private long _startedAt;
    private CellState _state;

    public Cell(HealthEngine engine, ComposedHealthCheck check, CellSettings settings, HealthCheckRegistration registration, CheckCreation creation)
    {
        _engine = engine;
        Check = check;
        _settings = settings;
        Creation = creation;
        Context = new HealthCheckContext { Registration = registration };
        Run = new CellRun(this, engine);
        Track = new StatusTrack();
        _timeoutOutcome = Outcome.Failure(
            HealthReasons.Timeout,
            "The check took longer than its timeout.",
            registration.FailureStatus);
    }

    public ComposedHealthCheck Check { get; }

    public CheckCreation Creation { get; }

    public HealthCheckContext Context { get; }

    public CellRun Run { get; }

    /// <summary>The checks without which this one means nothing.</summary>
    public Cell[] Causes { get; set; } = [];

    /// <summary>The checks that mean nothing without this one.</summary>
    public Cell[] Dependants { get; set; } = [];

    public string Name => Check.Name;

    public HealthCheckRegistration Registration => Context.Registration;

    /// <summary>
    /// Waits, on behalf of a round, for a reading younger than <paramref name="fresh"/>: not at all when there is one or none can come,
    /// else for the run in flight, which the caller has to submit to the engine when this says so.
    /// </summary>
    public bool Join(Round round, long now, long fresh)
    {
        lock (_gate)
        {
            if (IsSettled || _state == CellState.Wedged || (!round.IsAnew && IsServed(now, fresh)))
                return false;

            round.Expect();
            _waiting.Add(round);
            // One that is held back by another subset's limit need not wait here.
            if (_state != CellState.Idle && (_state != CellState.Held || ReferenceEquals(_limit, round.Limit)))
                return false;

            _limit = null;
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

    /// <summary>Lets the claimed run wait for its turn among those that a limit lets run at the same time.</summary>
    /// <returns>Whether it may start right away.</returns>
    public bool Enter(RunLimit limit)
    {
        lock (_gate)
        {
            _limit = limit;
            if (limit.TryEnter(this))
                return true;
            _state = CellState.Held;
            return false;
        }
    }

    /// <summary>Ends the wait for a turn, unless somebody else has, who need not wait.</summary>
    public bool TryTakeTurn(RunLimit limit)
    {
        lock (_gate)
        {
            if (_state != CellState.Held || !ReferenceEquals(_limit, limit))
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
        StatusChange change = default;
        long startedAt;
        RunLimit? limit;
        WaitingRounds waiting = default;
        bool wasGivenUp;
        lock (_gate)
        {
            startedAt = _startedAt;
            before = _last.Outcome;
            wasGivenUp = _state == CellState.Wedged;
            if (wasGivenUp)
                _engine.OnStored();
            else
                waiting = Store(ref outcome, now, ReadingMarks.None, out change);
            _state = CellState.Idle;
            limit = _limit;
            _limit = null;
            // The token is used again unless it was cancelled; what a check left registered on it goes either way.
            if (_cancellation is { } cancellation && !cancellation.TryReset())
                _cancellation = null;
        }

        limit?.Leave(_engine);
        if (wasGivenUp)
        {
            _engine.OnReturned(this, now - startedAt);
            return;
        }

        _engine.OnReading(this, before, outcome, change, now - startedAt);
        waiting.Arrive();
    }

    /// <summary>Gives the queued run up before it starts, for a reason that stands in for its reading.</summary>
    public void Block(Outcome outcome, long now)
    {
        Outcome? before;
        StatusChange change;
        RunLimit? limit;
        WaitingRounds waiting;
        lock (_gate)
        {
            before = _last.Outcome;
            _startedAt = now;
            waiting = Store(ref outcome, now, ReadingMarks.Unmeasured, out change);
            _state = CellState.Idle;
            limit = _limit;
            _limit = null;
        }

        limit?.Leave(_engine);
        _engine.OnReading(this, before, outcome, change, duration: -1);
        waiting.Arrive();
    }

    /// <summary>
    /// Gives up on the run in flight if its time is over: Unhealthy, and nothing more is started until it returns. Where the check's
    /// hysteresis holds that back, it does so until the reading is too old: a check that hangs makes no further one.
    /// </summary>
    public void TimeOut(long now)
    {
        Outcome? before;
        var outcome = _timeoutOutcome;
        Activity? activity = null;
        var duration = -1L;
        CancellationTokenSource? cancellation = null;
        RunLimit? limit = null;
        WaitingRounds waiting = default;
        StatusChange change;
        lock (_gate)
        {
            before = _last.Outcome;
            if (_state == CellState.Running && now - _startedAt >= Settings.Timeout)
            {
                _state = CellState.Wedged;
                activity = Run.TakeActivity();
                duration = Settings.Timeout;
                cancellation = _cancellation;
                _cancellation = null;
                limit = _limit;
                _limit = null;
                waiting = Store(ref outcome, now, ReadingMarks.None, out change);
            }
            else if (IsHeldWhileWedged && now - _last.MeasuredAt >= Settings.MaxAge)
            {
                _last = _last with { Outcome = outcome };
                change = Note(outcome, now);
                _engine.OnStored();
            }
            else
            {
                return;
            }
        }

        limit?.Leave(_engine);
        _engine.OnReading(this, before, outcome, change, duration);
        waiting.Arrive();
        if (activity is not null)
            _engine.Notices.Post(() => RunActivity.End(activity, _timeoutOutcome));
        // Not here: what the check registered on its token may block.
        if (cancellation is not null && _engine.IsDrivenByHand)
            Cancel(cancellation);
        else if (cancellation is not null)
            ThreadPool.UnsafeQueueUserWorkItem(Cancel, cancellation, preferLocal: false);
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
}
