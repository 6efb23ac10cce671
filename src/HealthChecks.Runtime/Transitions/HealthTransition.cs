using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>One change of the status that a check or a subset counts as. Immutable.</summary>
/// <param name="subject">Whether it is a check or a subset that changed.</param>
/// <param name="name">Its name.</param>
/// <param name="status">What it counts as from now on.</param>
/// <param name="reason">Why: a stable code.</param>
public sealed class HealthTransition(HealthSubject subject, string name, HealthStatus status, string reason)
{
    /// <summary>Whether it is a check or a subset that changed.</summary>
    public HealthSubject Subject { get; } = subject;

    /// <summary>The name of the check or subset.</summary>
    public string Name { get; } = name;

    /// <summary>What it counts as from now on.</summary>
    public HealthStatus Status { get; } = status;

    /// <summary>The reason code of <see cref="Status"/>.</summary>
    public string Reason { get; } = reason;

    /// <summary>What it counted as before; null when this is the first that is known of it.</summary>
    public HealthStatus? PreviousStatus { get; init; }

    /// <summary>The reason code before; null when this is the first that is known of it.</summary>
    public string? PreviousReason { get; init; }

    /// <summary>When it changed, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How long it had been <see cref="PreviousStatus"/>; zero when this is the first that is known of it.</summary>
    public TimeSpan PreviousDuration { get; init; }

    /// <summary>How many readings (of a subset: evaluations) in a row had come to <see cref="PreviousStatus"/>; 0 for the first.</summary>
    public long PreviousCount { get; init; }

    /// <summary>What the check said, for those whom a policy admits; null for nothing and for subsets. Never a secret of the engine's own, but the check's own words.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Of a check: the names of the subsets in which it is a critical member. Of a subset: the names of its members that fail.
    /// </summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Whether another check is the cause, which has a transition of its own: nobody has to be told twice.</summary>
    public bool IsBlocked => HealthReasons.IsBlocked(Reason);
}
