namespace HealthChecks;

/// <summary>What an instance of a scheduler wrote into the job store when it last checked in.</summary>
internal sealed record CheckIn(string Scheduler, string Instance, DateTimeOffset At, TimeSpan Interval)
{
    /// <summary>
    /// Whether the next one is not overdue. One from the future is as wrong as one that is too old: an instance whose clock was ahead
    /// would live for ever after its end.
    /// </summary>
    public bool IsFresh(DateTimeOffset now, TimeSpan tolerance) => (now - At).Duration() <= Interval + tolerance;
}
