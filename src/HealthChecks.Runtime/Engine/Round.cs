namespace HealthChecks;

/// <summary>
/// One answer in the making: it is complete when every run that it waits for has ended, or when its deadline has come, whichever is
/// first.
/// </summary>
internal abstract class Round(long started, long deadline, RunLimit? limit)
{
    // One for whoever is still asking the cells.
    private int _awaited = 1;
    private int _completed;

    public long Started { get; } = started;

    public long Deadline { get; } = deadline;

    /// <summary>How many of the runs that it starts may be in flight at the same time; null for all.</summary>
    public RunLimit? Limit { get; } = limit;

    /// <summary>Whether no reading is young enough for it.</summary>
    public bool IsAnew { get; init; }

    public bool IsCompleted => Volatile.Read(ref _completed) != 0;

    /// <summary>Says that one more run is waited for.</summary>
    public void Expect() => Interlocked.Increment(ref _awaited);

    /// <summary>Says that a run has ended, or that every cell has been asked.</summary>
    public void Arrive()
    {
        if (Interlocked.Decrement(ref _awaited) == 0)
            Finish();
    }

    /// <summary>Answers from what is known by now, unless that has happened.</summary>
    public void Finish()
    {
        if (Interlocked.Exchange(ref _completed, 1) == 0)
            Complete();
    }

    /// <summary>Builds the answer and hands it over. Must not throw.</summary>
    protected abstract void Complete();
}
