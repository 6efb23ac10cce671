namespace HealthChecks;

/// <summary>Reports on one check of a subset, which is a member for good.</summary>
internal sealed class CheckSource(SubsetReporter subset, string check) : ReportSource(subset)
{
    public override string Check { get; } = check;

    public override SubsetReport? GetFresh() => null;

    public override async ValueTask<SubsetReport> AskAsync(CancellationToken cancellationToken) =>
        (await Subset.GetCheckReportAsync(Check, cancellationToken))!;

    public override SubsetReport Look() => Subset.Look(Check)!;
}
