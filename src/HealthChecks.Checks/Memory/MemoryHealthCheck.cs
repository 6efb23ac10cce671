using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether there is memory left: in the container where one has a limit (control groups 1 and 2), else on the host.
/// </summary>
/// <remarks>
/// Page cache that the kernel can drop at once does not count as used. Where neither control groups nor <c>/proc</c> exist, the figures
/// are the runtime's, as of the last garbage collection.
/// </remarks>
[HealthCheckDefaults(Dependency = DependencyScope.Local)]
public sealed class MemoryHealthCheck : IHealthCheck
{
    private readonly UsageLimits _limits =
        new(defaultWarning: 80, defaultCritical: 95, nameof(WarningAvailableBytes), nameof(MinimumAvailableBytes));
    private readonly MemoryReader _reader;

    /// <summary>Watches the memory that this process lives in.</summary>
    public MemoryHealthCheck()
        : this("/")
    {
    }

    internal MemoryHealthCheck(string root) => _reader = new MemoryReader(root);

    /// <summary>
    /// The share in use at which the check is Degraded, 0 to 100; null for none. Default 80, or <see cref="CriticalPercent"/> where that
    /// is lower.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalPercent"/>.</exception>
    public double? WarningPercent
    {
        get => _limits.Percent.Warning;
        init => _limits.Percent.Warning = value;
    }

    /// <summary>
    /// The share in use at which the check is Unhealthy, 0 to 100; null for none. Default 95, or <see cref="WarningPercent"/> where that
    /// is higher.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningPercent"/>.</exception>
    public double? CriticalPercent
    {
        get => _limits.Percent.Critical;
        init => _limits.Percent.Critical = value;
    }

    /// <summary>The check is Degraded with fewer available bytes than this; null for no such limit. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="MinimumAvailableBytes"/>.</exception>
    public long? WarningAvailableBytes
    {
        get => _limits.LeftBytes.Warning;
        init => _limits.LeftBytes.Warning = value;
    }

    /// <summary>
    /// The check is Unhealthy with fewer available bytes than this; null for no such limit. Default null; 100 MB (100_000_000) is a
    /// usual choice.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="WarningAvailableBytes"/>.</exception>
    public long? MinimumAvailableBytes
    {
        get => _limits.LeftBytes.Critical;
        init => _limits.LeftBytes.Critical = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Check());
    }

    private HealthCheckResult Check()
    {
        if (_reader.Read() is not { } memory)
            return HealthResults.Unhealthy(CheckReasons.MemoryUnreadable, "Nothing says how much memory there is.");

        var data = new Dictionary<string, object>(4)
        {
            ["usedPercent"] = Math.Round(memory.UsedPercent, 2),
            ["usedBytes"] = memory.UsedBytes,
            ["limitBytes"] = memory.LimitBytes,
            ["availableBytes"] = memory.AvailableBytes,
        };
        return _limits.Judge(CheckReasons.MemoryLow, memory.UsedPercent, memory.AvailableBytes) is { } finding
            ? HealthResults.From([finding], data)
            : HealthResults.Healthy(data: data);
    }
}
