namespace HealthChecks;

/// <summary>Settings of the engine that are the application's, not a check's or a subset's.</summary>
public sealed class HealthOptions
{
    /// <summary>
    /// Whether the engine raises the thread pool's minimum by the number of checks (64 at most), so that checks which block their thread
    /// do not hold up the rest of the application. Default true.
    /// </summary>
    public bool RaiseThreadPoolMinimum { get; set; } = true;

    /// <summary>
    /// The clock that ages, timeouts and deadlines are measured with. Default: the system's, whatever clock the application registers,
    /// because an application's fake clock must not freeze health.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
