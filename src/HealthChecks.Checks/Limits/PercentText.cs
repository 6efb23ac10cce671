using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>How a share in use and the limit that it has reached are put into words.</summary>
internal static class PercentText
{
    /// <summary>What is used, and which level that is above.</summary>
    /// <param name="percent">The share in use.</param>
    /// <param name="judged">What the limits say of it.</param>
    /// <param name="what">What it is a share of, with a space behind it; empty where the check says that already.</param>
    public static string Used(double percent, (HealthStatus Status, double Limit) judged, string what = "")
    {
        var level = judged.Status == HealthStatus.Unhealthy ? "critical" : "warning";
        return FormattableString.Invariant($"{percent:0.#} % {what}is used; the {level} level is {judged.Limit:0.#} %.");
    }

    /// <summary>How many look-ups find something, and which level that is below.</summary>
    public static string Found(double percent, (HealthStatus Status, double Limit) judged)
    {
        var level = judged.Status == HealthStatus.Unhealthy ? "critical" : "warning";
        return FormattableString.Invariant($"{percent:0.#} % of the look-ups find something; the {level} level is {judged.Limit:0.#} %.");
    }
}
