using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What a check or subset counts as, since when, and how often in a row. Its owner keeps it to one thread at a time.</summary>
internal sealed class StatusTrack
{
    /// <summary>What it counts as; null before the first reading.</summary>
    public HealthStatus? Status { get; private set; }

    /// <summary>The reason code of it.</summary>
    public string? Reason { get; private set; }

    /// <summary>Since when, a stamp of the engine's clock.</summary>
    public long Since { get; private set; }

    /// <summary>How many readings in a row have come to it.</summary>
    public long Count { get; private set; }

    /// <summary>How often it has changed.</summary>
    public long Transitions { get; private set; }

    /// <summary>When the log was last told that it is red: for whoever writes the log.</summary>
    public long LoggedAt { get; set; }

    /// <summary>Takes note of one more reading.</summary>
    /// <returns>What changed by it.</returns>
    public StatusChange Note(HealthStatus status, string reason, long now)
    {
        // A status outside the framework's three is no proof of health.
        if (status is not (HealthStatus.Healthy or HealthStatus.Degraded))
            status = HealthStatus.Unhealthy;

        if (Status == status)
        {
            Count++;
            if (ReferenceEquals(Reason, reason) || Reason == reason)
                return default;

            // That another check is to blame, or no longer is, is another matter, although the status is the same.
            var otherReason = new StatusChange(this, isTransition: HealthReasons.IsBlocked(Reason) != HealthReasons.IsBlocked(reason));
            Reason = reason;
            return otherReason;
        }

        var change = new StatusChange(this, isTransition: Status is not null || status != HealthStatus.Healthy);
        if (Status is not null)
            Transitions++;
        Status = status;
        Reason = reason;
        Since = now;
        Count = 1;
        return change;
    }
}
