using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>How a lag that has reached a limit is put into words.</summary>
internal static class ReplicaLag
{
    public static HealthFinding Finding(double seconds, (HealthStatus Status, double Limit) judged)
    {
        var level = judged.Status == HealthStatus.Unhealthy ? "critical" : "warning";
        return new HealthFinding(
            judged.Status,
            CheckReasons.ReplicaLagging,
            FormattableString.Invariant($"A replica is {seconds:0.#} seconds behind; the {level} level is {judged.Limit:0.#}."));
    }
}
