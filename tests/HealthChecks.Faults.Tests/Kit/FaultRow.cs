namespace HealthChecks.Faults.Tests;

/// <summary>One fault, and what has to be seen of it from outside: a line of <c>docs/faults.md</c>.</summary>
/// <param name="Name">The fault, and where it is a check's the name of its subset.</param>
/// <param name="Does">What goes wrong.</param>
/// <param name="Readiness">The status code of readiness while it lasts.</param>
/// <param name="Reason">The reason code of the check, or of the subset where no check is to blame.</param>
public sealed record FaultRow(string Name, string Does, int Readiness, string Reason)
{
    /// <summary>The deadline of a readiness subset.</summary>
    public const double DeadlineSeconds = 0.8;

    /// <summary>
    /// More than a machine needs that does many other things at the same time. The faults last until they are switched off, so any bound
    /// tells an answer from none.
    /// </summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(2.5);

    /// <summary>Where liveness is asked for.</summary>
    public string Liveness { get; init; } = "200";

    /// <summary>How long readiness may take, but for the slack.</summary>
    public double WithinSeconds { get; init; } = DeadlineSeconds;

    /// <summary>How many runs begin while it lasts.</summary>
    public FaultRuns Runs { get; init; } = FaultRuns.OneForEachFreshness;

    /// <summary>Whether the check has passed before it begins.</summary>
    public bool IsKnownBefore { get; init; } = true;

    /// <summary>Whether <c>health probe</c> is asked too.</summary>
    public bool IsProbed { get; init; } = true;

    /// <summary>What <c>health probe</c> says of the check.</summary>
    public string Line { get; init; } = Readiness == 200 ? "OK" : Reason;

    /// <summary>What happens when it is over.</summary>
    public string Afterwards { get; init; } = "next due run, 200";

    /// <summary>The longest that an answer of readiness may take.</summary>
    public TimeSpan Limit => TimeSpan.FromSeconds(WithinSeconds) + Slack;
}
