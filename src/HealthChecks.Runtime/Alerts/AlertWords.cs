using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>How alerts spell what they say. Names of enum members are spelt out: a native binary need not keep them.</summary>
internal static class AlertWords
{
    public static string Of(HealthAlertKind kind) => kind switch
    {
        HealthAlertKind.Raised => "raised",
        HealthAlertKind.Escalated => "escalated",
        HealthAlertKind.Repeated => "repeated",
        _ => "recovered",
    };

    public static string Of(HealthAlertSeverity severity) => severity == HealthAlertSeverity.Critical ? "critical" : "warning";

    public static string Of(HealthSubject subject) => subject == HealthSubject.Subset ? "subset" : "check";

    public static string Of(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "Healthy",
        HealthStatus.Degraded => "Degraded",
        _ => "Unhealthy",
    };

    /// <summary>RFC 3339, UTC, to the millisecond.</summary>
    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFK", CultureInfo.InvariantCulture);

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
