namespace HealthChecks;

/// <summary>What is told of checks: each once, however many subsets it is in. Those that do not apply here have no series.</summary>
internal static class CheckMetrics
{
    private static readonly MetricFamily Status = new("healthchecks_check_status", "What a check counts as: 0 Unhealthy, 1 Degraded, 2 Healthy.");
    private static readonly MetricFamily Reason = new("healthchecks_check_reason", "Why a check counts as what it does: 1 for the present reason code, no other has a series.");
    private static readonly MetricFamily Consecutive = new("healthchecks_check_consecutive", "Readings in a row that speak against what a check counts as.");
    private static readonly MetricFamily Duration = new("healthchecks_check_last_duration_seconds", "How long the last run took; of one that was given up, its timeout.", MetricFamily.Seconds);
    private static readonly MetricFamily Age = new("healthchecks_check_age_seconds", "How old the last reading is.", MetricFamily.Seconds);
    private static readonly MetricFamily Measured = new("healthchecks_check_measured_timestamp_seconds", "When the last reading was made, since 1970 UTC.", MetricFamily.Seconds);
    private static readonly MetricFamily Wedged = new("healthchecks_check_wedged", "Whether a run that was given up at its timeout has not returned.");
    private static readonly MetricFamily Critical = new("healthchecks_check_critical", "Whether the failure of a check fails the subset, by check and subset.");

    /// <summary>Writes what is known of the checks of some subsets.</summary>
    /// <param name="metrics">Where it goes.</param>
    /// <param name="subsets">The subsets.</param>
    /// <param name="detail">How much to tell: nothing but the status of a check that was asked for by its name, or everything but texts.</param>
    /// <param name="isOneCheck">Whether the report is on a check that was asked for by its name.</param>
    public static void Write(MetricsText metrics, IReadOnlyList<SubsetReport> subsets, HealthDetail detail, bool isOneCheck)
    {
        if (detail < HealthDetail.Names && !isOneCheck)
            return;

        var checks = Distinct(subsets);
        foreach (var check in checks)
        {
            if (check.IsKnown)
                metrics.OfCheck(Status, check.Name, MetricsText.Figure(check.Status));
        }

        if (detail < HealthDetail.Names)
            return;

        foreach (var check in checks)
        {
            if (check.IsKnown)
                metrics.OfCheck(Reason, check.Name, 1, check.Reason);
        }

        foreach (var check in checks)
        {
            if (check.IsKnown)
                metrics.OfCheck(Consecutive, check.Name, check.Consecutive);
        }

        WriteTimes(metrics, checks);
        foreach (var check in checks)
            metrics.OfCheck(Wedged, check.Name, check.WedgedFor is null ? 0 : 1);
        if (!isOneCheck)
            WriteMembers(metrics, subsets);
    }

    private static void WriteTimes(MetricsText metrics, List<CheckReport> checks)
    {
        foreach (var check in checks)
        {
            // One that is late stands for a run that has not ended: how long that takes nobody knows yet.
            if (check.Duration is { } duration && !(check.IsLate && check.Reason == HealthReasons.Late))
                metrics.OfCheck(Duration, check.Name, duration.TotalSeconds);
        }

        foreach (var check in checks)
        {
            if (check.Age is { } age)
                metrics.OfCheck(Age, check.Name, age.TotalSeconds);
        }

        foreach (var check in checks)
        {
            if (check.MeasuredAt is { } measuredAt)
                metrics.OfCheck(Measured, check.Name, measuredAt.ToUnixTimeMilliseconds() / 1000.0);
        }
    }

    private static void WriteMembers(MetricsText metrics, IReadOnlyList<SubsetReport> subsets)
    {
        foreach (var subset in subsets)
        {
            for (var i = 0; i < subset.Count; i++)
            {
                var check = subset[i];
                if (!check.IsAbsent)
                    metrics.OfMember(Critical, check.Name, subset.Subset, check.Critical);
            }
        }
    }

    // What is absent where it is not critical may be a failure where it is: that is what is told then.
    private static List<CheckReport> Distinct(IReadOnlyList<SubsetReport> subsets)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var checks = new List<CheckReport>();
        foreach (var subset in subsets)
        {
            for (var i = 0; i < subset.Count; i++)
            {
                var check = subset[i];
                if (!check.IsAbsent && names.Add(check.Name))
                    checks.Add(check);
            }
        }

        checks.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return checks;
    }
}
