namespace HealthChecks;

/// <summary>What is told of subsets.</summary>
internal static class SubsetMetrics
{
    private static readonly MetricFamily Status = new("healthchecks_subset_status", "What a subset counts as: 0 Unhealthy, 1 Degraded, 2 Healthy.");
    private static readonly MetricFamily Passes = new("healthchecks_subset_passes", "Whether a subset passes: 1 Healthy or Degraded, 0 Unhealthy.");
    private static readonly MetricFamily Reason = new("healthchecks_subset_reason", "Why a subset counts as what it does: 1 for the present reason code, no other has a series.");
    private static readonly MetricFamily Consecutive = new("healthchecks_subset_consecutive", "Evaluations in a row that speak against what a subset counts as.");
    private static readonly MetricFamily Latched = new("healthchecks_subset_latched", "Whether a subset with a latch has passed once, and stays passed.");
    private static readonly MetricFamily Draining = new("healthchecks_draining", "Whether the process is about to stop.");

    /// <summary>Writes what is known of some subsets.</summary>
    /// <param name="metrics">Where it goes.</param>
    /// <param name="subsets">The subsets, each once.</param>
    /// <param name="detail">How much to tell: the status alone, or everything but texts.</param>
    /// <param name="lifecycle">What holds of the whole instance.</param>
    public static void Write(MetricsText metrics, IReadOnlyList<SubsetReport> subsets, HealthDetail detail, IHealthLifecycle lifecycle)
    {
        foreach (var subset in subsets)
        {
            if (subset.IsKnown)
                metrics.OfSubset(Status, subset.Subset, MetricsText.Figure(subset.Status));
        }

        foreach (var subset in subsets)
        {
            if (subset.IsKnown)
                metrics.OfSubset(Passes, subset.Subset, subset.Passes ? 1 : 0);
        }

        if (detail < HealthDetail.Names)
            return;

        foreach (var subset in subsets)
        {
            if (subset.IsKnown)
                metrics.OfSubset(Reason, subset.Subset, 1, subset.Reason);
        }

        foreach (var subset in subsets)
        {
            if (subset.IsKnown)
                metrics.OfSubset(Consecutive, subset.Subset, subset.Consecutive);
        }

        foreach (var subset in subsets)
        {
            if (HasLatch(subset.Reporter.Subset.Definition))
                metrics.OfSubset(Latched, subset.Subset, subset.Reporter.IsLatched ? 1 : 0);
        }

        metrics.OfProcess(Draining, lifecycle.IsDraining);
    }

    private static bool HasLatch(HealthSubsetDefinition subset) => subset.Latch ?? subset.Kind == ProbeKind.Startup;
}
