using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// How busy the processors are: those of the container where one has a quota (control groups 1 and 2), else those of the host.
/// </summary>
/// <remarks>
/// <para>
/// The figure is the average between this run and the last, so no run waits. The first run has nothing to compare with: it is Healthy, and
/// has no figure. An average since the host's start would say nothing about now.
/// </para>
/// <para>
/// Where neither control groups nor <c>/proc</c> exist, it is the time that this process used, of what all processors offer.
/// </para>
/// </remarks>
[HealthCheckDefaults(NeedsRunningProcess = true, Dependency = DependencyScope.Local)]
public sealed class CpuHealthCheck : IHealthCheck
{
    private readonly CpuMeter _meter;

    private readonly LimitPair<double> _limits = new(LimitKind.Percent, nameof(WarningPercent), nameof(CriticalPercent))
    {
        DefaultWarning = 70,
        DefaultCritical = 90,
    };

    /// <summary>Watches the processors that this process runs on.</summary>
    public CpuHealthCheck()
        : this("/", TimeProvider.System)
    {
    }

    internal CpuHealthCheck(string root, TimeProvider time) => _meter = new CpuMeter(new CpuReader(root, time));

    /// <summary>
    /// The share in use at which the check is Degraded, 0 to 100; null for none. Default 70, or <see cref="CriticalPercent"/> where that
    /// is lower.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalPercent"/>.</exception>
    public double? WarningPercent
    {
        get => _limits.Warning;
        init => _limits.Warning = value;
    }

    /// <summary>
    /// The share in use at which the check is Unhealthy, 0 to 100; null for none. Default 90, or <see cref="WarningPercent"/> where that
    /// is higher.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningPercent"/>.</exception>
    public double? CriticalPercent
    {
        get => _limits.Critical;
        init => _limits.Critical = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Check());
    }

    private HealthCheckResult Check()
    {
        var usage = _meter.Measure();
        var data = new Dictionary<string, object>(4) { ["limitCores"] = Math.Round(usage.Cores, 3) };
        if (usage.Percent is not { } percent)
            return HealthResults.Healthy("How busy the processors are is known from the second run on.", data);

        data["usedPercent"] = Math.Round(percent, 2);
        data["usedCores"] = Math.Round(percent * usage.Cores / 100, 3);
        data["intervalMs"] = Math.Round(usage.Interval.TotalMilliseconds, 3);
        var judged = _limits.Judge(percent);
        return judged.Status == HealthStatus.Healthy
            ? HealthResults.Healthy(data: data)
            : HealthResults.From([new HealthFinding(judged.Status, CheckReasons.CpuBusy, PercentText.Used(percent, judged))], data);
    }
}
