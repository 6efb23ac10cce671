using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>A reading that is remembered.</summary>
/// <param name="status">What the run came to.</param>
/// <param name="at">When it ended, UTC.</param>
/// <param name="duration">How long it took.</param>
public readonly struct HealthHistoryReading(HealthStatus status, DateTimeOffset at, TimeSpan duration)
{
    /// <summary>What the run came to.</summary>
    public HealthStatus Status { get; } = status;

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; } = duration;
}
