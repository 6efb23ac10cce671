namespace HealthChecks;

/// <summary>Reports on a whole subset.</summary>
internal sealed class SubsetSource(SubsetReporter subset) : ReportSource(subset)
{
    public override SubsetReport? GetFresh() => Subset.GetFreshReport();

    public override ValueTask<SubsetReport> AskAsync(CancellationToken cancellationToken) => Subset.GetReportAsync(cancellationToken);

    public override SubsetReport Look() => Subset.Look();
}
