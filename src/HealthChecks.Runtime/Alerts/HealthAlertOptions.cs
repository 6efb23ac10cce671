namespace HealthChecks;

/// <summary>
/// Settings of alerts. They come, strongest first, from code, from the section <c>HealthChecks:Alerts</c> of the configuration, and from the defaults.
/// They are read once; one that cannot be is an error at the start of the host, which names it.
/// </summary>
public sealed class HealthAlertOptions
{
    /// <summary>The application's name in alerts, the same in every replica. Default: that of the host's environment.</summary>
    public string? Application { get; set; }

    /// <summary>The name of this process in alerts. Default: that of the machine, which in Kubernetes is the pod's.</summary>
    public string? Instance { get; set; }

    /// <summary>
    /// Seconds in which one check or subset is told at most once with the same severity. What fails when they are over is told then: again, or
    /// for the first time. A critical alert does not wait for a warning's. Default 1800; at least 60, or 0: no limit, and nothing is told again.
    /// </summary>
    public double CooldownSeconds { get; set; } = 1800;

    /// <summary>
    /// Seconds for which something must fail before it is told; what recovers sooner is never told. So must what becomes critical after it was
    /// told. Default 0: at once.
    /// </summary>
    public double MinimumSeconds { get; set; }

    /// <summary>Which changes are alerted about. Default: those of checks.</summary>
    public HealthAlertSubjects Subjects { get; set; } = HealthAlertSubjects.Checks;

    /// <summary>
    /// Whether alerts hold what checks say in words, at most 1000 characters. Default false: it may be about the inside of the application, and
    /// alerts leave it.
    /// </summary>
    public bool IncludeText { get; set; }

    /// <summary>
    /// Seconds between two evaluations of every subset, ±10 %, so that alerts do not depend on a prober: fresh readings are used as for any
    /// other question. Default 30; at least 1, or 0: none.
    /// </summary>
    public double EvaluateSeconds { get; set; } = 30;

    /// <summary>
    /// Attempts that a channel makes in a row, with waits of 1, 2, 4… seconds (less up to half of it, at random). If all fail, it counts as down,
    /// and its alerts are tried once a minute until one is delivered. Default 5; 1 to 20.
    /// </summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Seconds after which one attempt is given up. Default 10; more than 0, at most 300.</summary>
    public double AttemptSeconds { get; set; } = 10;

    /// <summary>Seconds after which a channel that keeps failing counts as down, whatever <see cref="MaxAttempts"/> says. Default 120; at most 3600.</summary>
    public double RetrySeconds { get; set; } = 120;
}
