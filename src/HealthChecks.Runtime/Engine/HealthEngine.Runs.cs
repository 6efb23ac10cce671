namespace HealthChecks;

/// <summary>How a run gets from being due to a thread: past what blocks it, past the limits, into the queue.</summary>
internal sealed partial class HealthEngine
{
    /// <summary>The limit that a subset's runs are under: the application's, which lets one at a time, or the subset's own.</summary>
    public RunLimit? LimitOf(SubsetSettings? subset) => Volatile.Read(ref _sequential) ?? subset?.Limit;

    /// <summary>Lets a claimed run start as soon as what it is blocked by has been asked and there is a place for it.</summary>
    /// <returns>Whether it has been queued, and <see cref="Launch"/> has to get a thread for it.</returns>
    public bool Submit(Cell cell, RunLimit? limit, long now)
    {
        if (cell.Causes.Length == 0 && !cell.Settings.NeedsRunningProcess)
            return Enqueue(cell, limit);

        var round = new CauseRound(this, cell, limit, now);
        var queued = false;
        foreach (var cause in cell.Causes)
        {
            if (cause.Join(round, now, FreshOf(cause)))
                queued |= Submit(cause, limit, now);
        }

        round.Arrive();
        return queued || Queue.Count > 0;
    }

    /// <summary>Lets a claimed run start if nothing that it is blocked by fails.</summary>
    public void Admit(Cell cell, RunLimit? limit)
    {
        var now = Clock.Now;
        if (cell.BlockedBy(now) is { } outcome)
            cell.Block(outcome, now);
        else if (Enqueue(cell, limit))
            Queue.SendFor(1);
    }

    /// <summary>
    /// Gives a queued run up if something that it is blocked by has come to fail since it was admitted: it may have waited long for a thread
    /// or a turn, or behind that very check.
    /// </summary>
    public bool Withdraw(Cell cell, long now)
    {
        if (cell.Causes.Length == 0 || cell.FailedCause() is not { } outcome)
            return false;
        cell.Block(outcome, now);
        return true;
    }

    /// <summary>Gets a thread for a claimed run whose turn it is.</summary>
    public void Start(Cell cell)
    {
        Queue.Add(cell);
        Queue.SendFor(1);
    }

    /// <summary>Gets threads for the runs that a round has queued, and watches its deadline.</summary>
    public void Launch(Round round, bool queued)
    {
        if (queued)
            Queue.SendFor(1);
        if (!round.IsCompleted)
            _thread.Watch(round);
    }

    /// <summary>Starts a due background run, unless one is in flight, and sets the time of the next: the period, ±10 %.</summary>
    public void StartInBackground(Cell cell, long now)
    {
        // A change of settings may have taken the period away a moment ago.
        if (cell.Settings.Every is not { } every)
            return;
        cell.NextBackgroundRun = EngineClock.Add(now, (long)(every * (0.9 + (0.2 * Chance.NextDouble()))));
        if (cell.TryQueue() && Submit(cell, LimitOf(null), now))
            Queue.SendFor(1);
    }

    /// <summary>For how long a check's reading is served again where no subset says.</summary>
    public long FreshOf(Cell cell) => Math.Min(cell.Settings.Fresh ?? Clock.ToStamps(1), cell.Settings.MaxAge);

    private bool Enqueue(Cell cell, RunLimit? limit)
    {
        if (limit is not null && !cell.Enter(limit))
            return false;
        Queue.Add(cell);
        return true;
    }
}
