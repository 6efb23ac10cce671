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

    /// <summary>
    /// A report on a subset for which every member has been run after this call, however fresh its reading was: for tests, and for code
    /// that has just repaired something. It waits for each run or its timeout, not for the deadline.
    /// </summary>
    /// <param name="subset">The name of a subset.</param>
    /// <param name="cancellationToken">Stops the waiting, never the runs.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">Nobody declares the subset; the message names those that there are.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    ValueTask<SubsetReport> RefreshAsync([SubsetName] string subset, CancellationToken cancellationToken = default);

    /// <summary>A report on one check: from its reading while that is fresh, else from a run, which ends by its own timeout.</summary>
    /// <param name="check">The name of a check.</param>
    /// <param name="cancellationToken">Stops the waiting, never the run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">There is no such check; the message names those that there are.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    ValueTask<CheckReport> GetCheckAsync([CheckName] string check, CancellationToken cancellationToken = default);

    /// <summary>Every change of status from now on, in order. A reader that is slower than a thousand changes loses the oldest.</summary>
    /// <param name="cancellationToken">Ends the sequence with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The changes; the sequence ends with the engine.</returns>
    IAsyncEnumerable<HealthTransition> WatchAsync(CancellationToken cancellationToken = default);
}
