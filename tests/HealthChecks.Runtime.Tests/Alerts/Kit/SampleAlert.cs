namespace HealthChecks.Tests;

internal static class SampleAlert
{
    public static HealthAlert Of(
        HealthAlertKind kind = HealthAlertKind.Raised,
        HealthAlertSeverity severity = HealthAlertSeverity.Critical,
        string name = "database",
        string reason = "timeout",
        string? text = null) => new(kind, HealthSubject.Check, name, kind == HealthAlertKind.Recovered ? HealthStatus.Healthy : HealthStatus.Unhealthy, reason)
        {
            Severity = severity,
            Text = text,
            Since = Change.Moment,
            At = Change.Moment.AddMinutes(1),
            ExpiresAt = kind == HealthAlertKind.Recovered ? null : Change.Moment.AddMinutes(10),
            Application = "shop",
            Instance = "pod-1",
        };
}
