using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What is to be said of a beat that is too old.</summary>
internal static class AgeFinding
{
    /// <summary>A finding where a limit, in seconds, is reached; else null.</summary>
    public static HealthFinding? Of(string reason, TimeSpan age, LimitPair<double> limits)
    {
        var (status, limit) = limits.Judge(age.TotalSeconds);
        if (status == HealthStatus.Healthy)
            return null;

        var level = status == HealthStatus.Unhealthy ? "critical" : "warning";
        return new HealthFinding(
            status,
            reason,
            FormattableString.Invariant($"The last beat was {age.TotalSeconds:0.#} s ago; the {level} level is {limit:0.#} s."));
    }
}
