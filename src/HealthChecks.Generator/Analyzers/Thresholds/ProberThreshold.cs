using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Thresholds;

/// <summary>How long a prober waits before it acts: the kubelet's defaults unless the project says otherwise.</summary>
internal sealed class ProberThreshold(double periodSeconds, int failures)
{
    /// <summary>The MSBuild property that says a probe's <c>periodSeconds</c>.</summary>
    public const string PeriodProperty = "HealthChecksProbePeriodSeconds";

    /// <summary>The MSBuild property that says a probe's <c>failureThreshold</c>.</summary>
    public const string FailuresProperty = "HealthChecksProbeFailureThreshold";

    private const double DefaultPeriodSeconds = 10;
    private const int DefaultFailures = 3;

    /// <summary>The time between two probes.</summary>
    public double PeriodSeconds { get; } = periodSeconds;

    /// <summary>The failed probes in a row after which it acts.</summary>
    public int Failures { get; } = failures;

    /// <summary>What the project's properties say; null when they say something that no probe can have.</summary>
    public static ProberThreshold? Of(AnalyzerConfigOptions global)
    {
        var period = DefaultPeriodSeconds;
        if (Property(global, PeriodProperty) is { } periodText
            && !(double.TryParse(periodText, NumberStyles.Float, CultureInfo.InvariantCulture, out period) && period is > 0 and <= 86400))
        {
            return null;
        }

        var failures = DefaultFailures;
        if (Property(global, FailuresProperty) is { } failuresText
            && !(int.TryParse(failuresText, NumberStyles.None, CultureInfo.InvariantCulture, out failures) && failures is >= 1 and <= 1000))
        {
            return null;
        }

        return new ProberThreshold(period, failures);
    }

    /// <summary>
    /// About how long a check fails before the prober acts. On demand each probe makes a reading, and the last one counts for all: for the
    /// check, as an evaluation of the subset, and as a failed probe.
    /// </summary>
    /// <param name="failAfter">The check's failing readings.</param>
    /// <param name="everySeconds">Its period; null where the probe makes it run.</param>
    /// <param name="evaluations">The subset's failing evaluations, one for each probe.</param>
    public double SecondsUntilAction(int failAfter, double? everySeconds, int evaluations) => everySeconds is { } every
        ? (failAfter * every) + ((evaluations - 1 + Failures) * PeriodSeconds)
        : (failAfter + evaluations - 2 + Failures) * PeriodSeconds;

    /// <summary>What the prober waits for, after a subset that waits for some evaluations itself.</summary>
    public string Awaited(int evaluations) =>
        (evaluations > 1 ? $"FailAfter = {evaluations} and " : "") + (Failures == 1 ? "1 failed probe" : Failures + " failed probes");

    // One that is not set is there, and empty.
    private static string? Property(AnalyzerConfigOptions global, string name) =>
        global.TryGetValue("build_property." + name, out var text) && text.Trim() is { Length: > 0 } given ? given : null;
}
