namespace HealthChecks;

/// <summary>A report on a subset in the making, shared by the probes that ask at the same moment.</summary>
internal sealed class SubsetRound(SubsetReporter subset, long started, long deadline, RunLimit? limit) : Round(started, deadline, limit)
{
    private readonly TaskCompletionSource<SubsetReport> _report = new(subset.Continuations);

    public Task<SubsetReport> Task => _report.Task;

    protected override void Complete() => _report.SetResult(subset.BuildReport(Started));
}
