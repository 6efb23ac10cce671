using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>How the page says things.</summary>
internal static class PageWords
{
    public static string Of(HealthStatus? status) => status switch
    {
        null => "Not asked yet",
        HealthStatus.Healthy => "Healthy",
        HealthStatus.Degraded => "Degraded",
        _ => "Unhealthy",
    };

    public static string ClassOf(HealthStatus? status) => status switch
    {
        null => "n",
        HealthStatus.Healthy => "h",
        HealthStatus.Degraded => "d",
        _ => "u",
    };

    /// <summary>The status, where it means anything.</summary>
    public static HealthStatus? Known(SubsetReport report) => report.IsKnown ? report.Status : null;

    /// <summary>Whether a reason says more than the word for the status beside it.</summary>
    public static bool IsTelling(string reason) => reason is not (HealthReasons.Healthy or HealthReasons.Degraded or HealthReasons.Unhealthy);

    /// <summary>RFC 3339, for machines.</summary>
    public static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How long something took: three digits say enough.</summary>
    public static string Took(TimeSpan span) => span.TotalMilliseconds switch
    {
        < 1 => "under 1 ms",
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
        < 100_000 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
        _ => For(span),
    };

    /// <summary>How long ago something was; the script has the same.</summary>
    public static string Ago(TimeSpan span) => span.TotalSeconds < 1 ? "now" : For(span) + " ago";

    public static string For(TimeSpan span) => span.TotalSeconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, Math.Floor(span.TotalSeconds)):0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalMinutes):0} min"),
        < 48 * 3600 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours):0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalDays):0} days"),
    };
}
