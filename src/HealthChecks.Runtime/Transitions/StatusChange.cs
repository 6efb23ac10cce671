using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What one more reading changed: nothing (the default), the reason, or the status; and what was before.</summary>
internal readonly struct StatusChange(StatusTrack before, bool isTransition)
{
    /// <summary>Whether the status or its reason is another.</summary>
    public bool IsChange { get; } = true;

    /// <summary>Whether the status is another; the first that is known is one unless it is Healthy.</summary>
    public bool IsTransition { get; } = isTransition;

    public HealthStatus? Status { get; } = before.Status;

    public string? Reason { get; } = before.Reason;

    public long Since { get; } = before.Since;

    public long Count { get; } = before.Count;
}
