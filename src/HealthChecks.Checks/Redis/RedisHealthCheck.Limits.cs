namespace HealthChecks;

public sealed partial class RedisHealthCheck
{
    /// <summary>What the server has to be; null for either. Default null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no role.</exception>
    public RedisRole? ExpectedRole
    {
        get => _limits.ExpectedRole;
        init => _limits.ExpectedRole = value is null or RedisRole.Master or RedisRole.Replica
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ExpectedRole), value, "ExpectedRole is no role: use Master, Replica or null.");
    }

    /// <summary>How many replicas have to be connected to a master; null for any number. Default null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MinimumReplicas
    {
        get => _limits.MinimumReplicas;
        init => _limits.MinimumReplicas = value is null or > 0
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MinimumReplicas),
                value,
                "MinimumReplicas is less than 1: use 1 or more, or null.");
    }

    /// <summary>
    /// The lag in seconds at which the check is Degraded; null for none. Of a master it is how long ago the slowest replica confirmed
    /// anything (replicas do so every second), of a replica how long ago the master said anything (by default every ten). Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="CriticalLagSeconds"/>.</exception>
    public double? WarningLagSeconds
    {
        get => _limits.LagSeconds.Warning;
        init => _limits.LagSeconds.Warning = value;
    }

    /// <summary>The lag in seconds at which the check is Unhealthy; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="WarningLagSeconds"/>.</exception>
    public double? CriticalLagSeconds
    {
        get => _limits.LagSeconds.Critical;
        init => _limits.LagSeconds.Critical = value;
    }

    /// <summary>
    /// The share of the server's <c>maxmemory</c> in use at which the check is Degraded, 0 to 100; null for none. A cache that evicts is
    /// always full. Without effect where the server has no such limit. Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalMemoryPercent"/>.</exception>
    public double? WarningMemoryPercent
    {
        get => _limits.MemoryPercent.Warning;
        init => _limits.MemoryPercent.Warning = value;
    }

    /// <summary>The share of <c>maxmemory</c> in use at which the check is Unhealthy, 0 to 100; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningMemoryPercent"/>.</exception>
    public double? CriticalMemoryPercent
    {
        get => _limits.MemoryPercent.Critical;
        init => _limits.MemoryPercent.Critical = value;
    }

    /// <summary>
    /// The check is Degraded when fewer look-ups than this find something, 0 to 100, counted since the server's start; null for none.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="CriticalHitRatePercent"/>.</exception>
    public double? WarningHitRatePercent
    {
        get => _limits.HitRatePercent.Warning;
        init => _limits.HitRatePercent.Warning = value;
    }

    /// <summary>The check is Unhealthy when fewer look-ups than this find something, 0 to 100; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="WarningHitRatePercent"/>.</exception>
    public double? CriticalHitRatePercent
    {
        get => _limits.HitRatePercent.Critical;
        init => _limits.HitRatePercent.Critical = value;
    }
}
