using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>The limits of a check that watches something fill up: how much of it is used, and how many bytes are left.</summary>
internal sealed class UsageLimits(double defaultWarning, double defaultCritical, string warningBytesName, string minimumBytesName)
{
    public LimitPair<double> Percent { get; } = new(LimitKind.Percent, "WarningPercent", "CriticalPercent")
    {
        DefaultWarning = defaultWarning,
        DefaultCritical = defaultCritical,
    };

    public LimitPair<long> LeftBytes { get; } = new(LimitKind.Floor, warningBytesName, minimumBytesName);

    /// <summary>The worst that is to be said, under a reason; null when no limit is reached.</summary>
    public HealthFinding? Judge(string reason, double usedPercent, long leftBytes)
    {
        var used = Percent.Judge(usedPercent);
        var left = LeftBytes.Judge(leftBytes);
        if (left.Status < used.Status)
        {
            var level = left.Status == HealthStatus.Unhealthy ? "minimum" : "warning level";
            return new HealthFinding(
                left.Status,
                reason,
                FormattableString.Invariant($"{leftBytes} bytes are left; the {level} is {left.Limit}."));
        }

        return used.Status == HealthStatus.Healthy ? null : new HealthFinding(used.Status, reason, PercentText.Used(usedPercent, used));
    }
}
