namespace HealthChecks;

/// <summary>What a probe endpoint reports on: a subset, or one check of it.</summary>
internal abstract class ReportSource(SubsetReporter subset)
{
    /// <summary>The subset, or that of the check.</summary>
    public SubsetReporter Subset { get; } = subset;

    /// <summary>The name of the check; null for the subset.</summary>
    public virtual string? Check => null;

    /// <summary>The last report while it would be served again; else null.</summary>
    public abstract SubsetReport? GetFresh();

    /// <summary>A report by the subset's deadline.</summary>
    public abstract ValueTask<SubsetReport> AskAsync(CancellationToken cancellationToken);

    /// <summary>What is known, without asking.</summary>
    public abstract SubsetReport Look();
}
