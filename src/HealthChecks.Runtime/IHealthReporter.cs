namespace HealthChecks;

/// <summary>Reports on the application's subsets. A singleton service.</summary>
public interface IHealthReporter
{
    /// <summary>The application's checks and subsets, with those that were registered at run time.</summary>
    ComposedHealthRegistry Registry { get; }

    /// <summary>The application's subsets, by name, ordinal.</summary>
    IReadOnlyList<SubsetReporter> Subsets { get; }

    /// <summary>The subset of a name, whatever its case.</summary>
    /// <param name="subset">The name.</param>
    /// <returns>The subset, or null when nobody declares it.</returns>
    SubsetReporter? Find(string subset);

    /// <summary>A report on a subset by its deadline: from readings that are fresh, and runs for those that are not.</summary>
    /// <param name="subset">The name of a subset.</param>
    /// <param name="cancellationToken">Stops the waiting, never the runs, which others may wait for.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">Nobody declares the subset; the message names those that there are.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    ValueTask<SubsetReport> GetReportAsync([SubsetName] string subset, CancellationToken cancellationToken = default);
}
