namespace HealthChecks.Tests;

/// <summary>Changes as the engine tells them.</summary>
internal static class Change
{
    public static readonly DateTimeOffset Moment = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    /// <summary>A check that is critical in readiness.</summary>
    public static HealthTransition Check(
        string name,
        HealthStatus status = HealthStatus.Unhealthy,
        string reason = "timeout",
        string? text = null,
        bool critical = true) => new(HealthSubject.Check, name, status, status == HealthStatus.Healthy ? HealthReasons.Healthy : reason)
        {
            At = Moment,
            Text = text,
            Related = critical ? ["readiness"] : [],
        };

    public static HealthTransition Subset(string name, HealthStatus status, string reason, params string[] failing) =>
        new(HealthSubject.Subset, name, status, reason) { At = Moment, Related = failing };

    public static HealthTransition Recovery(string name) => Check(name, HealthStatus.Healthy);

    public static HealthTransition Blocked(string name, string by) => Check(name, reason: HealthReasons.BlockedByPrefix + by);
}
