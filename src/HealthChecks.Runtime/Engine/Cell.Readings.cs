namespace HealthChecks;

/// <summary>What is known of the check, and what counts of it at a moment.</summary>
internal sealed partial class Cell
{
    private volatile CellSettings _settings;
    private volatile bool _isSettled;
    private volatile bool _isDueNow;
    private Outcome? _blocking;
    private Reading _last;

    /// <summary>The settings that are in force.</summary>
    public CellSettings Settings => _settings;

    /// <summary>The status that the check counts as, and since when.</summary>
    public StatusTrack Track { get; }

    /// <summary>
    /// Whether the check does not apply here, cannot be used, or is switched off: it then has a reading without running. Only the last
    /// may change, and it is the strongest.
    /// </summary>
    public bool IsSettled => _isSettled || _settings.IsDisabled;

    /// <summary>The last outcome, whatever its age, to be used again where nothing changed.</summary>
    public Outcome? LastOutcome => _last.Outcome;

    /// <summary>When the next background run is due; for the engine's thread only.</summary>
    public long NextBackgroundRun { get; set; } = long.MaxValue;

    /// <summary>Whether a background run is due, whatever <see cref="NextBackgroundRun"/> says: said once.</summary>
    public bool TakeDueNow()
    {
        if (!_isDueNow)
            return false;
        _isDueNow = false;
        // Somebody else may have had it run since.
        return LastOutcome is { WasKeptFromRunning: true };
    }

    /// <summary>How long the run that was given up has been going on; null when there is none.</summary>
    public long? WedgedFor(long now)
    {
        lock (_gate)
            return _state == CellState.Wedged ? now - _startedAt : null;
    }

    /// <summary>When the last reading was made; null where no run is behind it.</summary>
    public long? LastMeasuredAt
    {
        get
        {
            lock (_gate)
                return _last.Outcome is null || (_last.Marks & ReadingMarks.Unmeasured) != 0 ? null : _last.MeasuredAt;
        }
    }

    private bool IsHeldWhileWedged => _state == CellState.Wedged && _last.Outcome is { Last: not null };

    /// <summary>Whether probes leave the running to the background: only while there is one, from the host's start to its stop.</summary>
    private bool IsServedAtAnyAge => Settings.ServesAnyAge && _engine.IsBackgroundActive;

    /// <summary>Puts other settings in force.</summary>
    public void Apply(CellSettings settings)
    {
        lock (_gate)
            _settings = settings;
        _engine.OnStored();
    }

    /// <summary>Gives the check a reading for good.</summary>
    public void Settle(Outcome outcome)
    {
        lock (_gate)
        {
            _isSettled = true;
            _last = new Reading(outcome, _engine.Clock.Now, 0, ReadingMarks.Unmeasured);
        }
    }

    /// <summary>The stamp at which <see cref="TimeOut"/> has something to do; <see cref="long.MaxValue"/> when never.</summary>
    /// <param name="isRunning">Whether a run is in flight that may end before.</param>
    /// <param name="isWedged">Whether one has been given up.</param>
    public long TimesOutAt(out bool isRunning, out bool isWedged)
    {
        lock (_gate)
        {
            isRunning = _state == CellState.Running;
            isWedged = _state == CellState.Wedged;
            if (isRunning)
                return EngineClock.Add(_startedAt, Settings.Timeout);

            return IsHeldWhileWedged ? EngineClock.Add(_last.MeasuredAt, Settings.MaxAge) : long.MaxValue;
        }
    }

    /// <summary>Why the check is not to be run now, as an outcome; null when it is.</summary>
    public Outcome? BlockedBy(long now)
    {
        if (Settings.NeedsRunningProcess && !_engine.IsRunning)
            return Outcome.NeedsRunningProcess;

        foreach (var cause in Causes)
        {
            if (!cause.Read(now, now, long.MaxValue, out _).Outcome!.Passes)
                return cause._blocking ??= Outcome.BlockedBy(cause.Name);
        }

        return null;
    }

    /// <summary>
    /// The check that has come to fail since the run was admitted, as an outcome; null when there is none. That what was good has grown old
    /// meanwhile does not matter any more.
    /// </summary>
    public Outcome? FailedCause()
    {
        foreach (var cause in Causes)
        {
            if (!cause.IsSettled && cause.LastOutcome is { Passes: false })
                return cause._blocking ??= Outcome.BlockedBy(cause.Name);
        }

        return null;
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
            return _settings.IsDisabled ? new Reading(Outcome.Disabled, now, 0, ReadingMarks.Unmeasured) : last;
        }

        var wasKeptFromRunning = last.Outcome is { WasKeptFromRunning: true };
        if (wasKeptFromRunning)
            fresh = FreshWhileBlocked(fresh);
        var isServedAtAnyAge = !wasKeptFromRunning && IsServedAtAnyAge;
        freshUntil = EngineClock.Add(last.MeasuredAt, isServedAtAnyAge ? Settings.MaxAge : fresh);
        if (state == CellState.Wedged)
        {
            // Nothing newer comes; but what hysteresis holds counts no longer than any pass, however late the engine's thread looks.
            var isPast = last.Outcome is { Last: not null } && now - last.MeasuredAt > Settings.MaxAge;
            freshUntil = isPast ? now : EngineClock.Add(now, fresh);
            return isPast ? new Reading(Outcome.Stale, last.MeasuredAt, last.Microseconds) : last;
        }

        var inFlight = state != CellState.Idle;
        if (last.Outcome is null || (now - last.MeasuredAt > Settings.MaxAge && last.MeasuredAt < since))
        {
            freshUntil = now;
            return (inFlight && !isServedAtAnyAge) || last.Outcome is null
                ? new Reading(Outcome.Late, last.MeasuredAt, last.Microseconds, ReadingMarks.Late | (last.Outcome is null ? ReadingMarks.Unmeasured : 0))
                : new Reading(Outcome.Stale, last.MeasuredAt, last.Microseconds);
        }

        if (inFlight && !isServedAtAnyAge && now - last.MeasuredAt >= fresh)
            return last with { Marks = last.Marks | ReadingMarks.Late };

        return last;
    }

    /// <summary>
    /// Whether a reading says anything: that a check on demand has none, or an old one, says only that nobody has asked; in the background it is a failure.
    /// </summary>
    public bool IsKnown(in Reading reading) => (reading.Marks & ReadingMarks.Unmeasured) == 0
        ? Settings.IsBackground || (reading.Outcome != Outcome.Stale && reading.Outcome != Outcome.Late)
        : reading.Outcome != Outcome.Late;

    // A reading that is young enough serves whether or not a run is in flight, and in the background any does; one that another check
    // is to blame for, only as long as that one's own does, and it fails.
    private bool IsServed(long now, long fresh)
    {
        if (_last.Outcome is not { } last)
            return false;
        if (last.WasKeptFromRunning)
            return now - _last.MeasuredAt < FreshWhileBlocked(fresh) && BlockedBy(now) is not null;
        return IsServedAtAnyAge || now - _last.MeasuredAt < fresh;
    }

    private long FreshWhileBlocked(long fresh)
    {
        foreach (var cause in Causes)
            fresh = Math.Min(fresh, _engine.FreshOf(cause));
        return fresh;
    }

    /// <summary>Stores what a run came to, and makes it what the check counts as from now on.</summary>
    private WaitingRounds Store(ref Outcome outcome, long now, ReadingMarks marks, out StatusChange change)
    {
        var settings = _settings;
        if (settings.Hysteresis is { } hysteresis)
            outcome = hysteresis.Apply(_last.Outcome, outcome, isExpired: now - _last.MeasuredAt > settings.MaxAge);

        var microseconds = _engine.Clock.ToMilliseconds(now - _startedAt) * 1000;
        _last = new Reading(outcome, now, (uint)Math.Min(microseconds, uint.MaxValue), marks);
        if (_engine.History is { } history && (marks & ReadingMarks.Unmeasured) == 0)
            history.OnReading(this, (outcome.Last ?? outcome).FrameworkStatus, now, _last.Microseconds);
        change = Note(outcome, now);
        _engine.OnStored();
        if (outcome.Passes && Dependants.Length > 0)
            WakeDependants();
        var waiting = _waiting;
        _waiting = default;
        return waiting;
    }

    // Under the gate, so that transitions are told in the order in which they were.
    private StatusChange Note(Outcome outcome, long now)
    {
        var change = Track.Note(outcome.Status, outcome.Reason, now);
        if (change.IsTransition)
            _engine.Transitions.OnCheck(this, outcome, change, now);
        return change;
    }

    // What stood in for their reading no longer does.
    private void WakeDependants()
    {
        foreach (var dependant in Dependants)
        {
            if (dependant.LastOutcome is { WasKeptFromRunning: true })
                dependant._isDueNow = true;
        }
    }
}
