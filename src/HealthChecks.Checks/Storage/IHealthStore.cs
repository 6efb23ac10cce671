namespace HealthChecks;

/// <summary>
/// A place that keeps bytes under keys: what <see cref="StorageHealthCheck"/> needs of an object store, a bucket or a file share.
/// Failures are exceptions of any type; they go to the log only.
/// </summary>
/// <remarks>
/// Runs may overlap, each with a key of its own. A call that is cancelled should end soon, and should not write after it has ended: the
/// check removes its entry as soon as the write is over.
/// </remarks>
public interface IHealthStore
{
    /// <summary>Saves an entry.</summary>
    /// <param name="key">The key, which is new.</param>
    /// <param name="content">What to save.</param>
    /// <param name="cancellationToken">Cancelled when the run is over.</param>
    /// <returns>Completes when the entry is saved.</returns>
    Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Tells whether there is an entry, without reading it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancelled when the run is over.</param>
    /// <returns>Whether there is one.</returns>
    Task<bool> ExistsAsync(string key, CancellationToken cancellationToken);

    /// <summary>Reads an entry.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancelled when the run is over.</param>
    /// <returns>Its content; null when there is no such entry.</returns>
    Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes an entry. One that is not there is no failure: after a failed write the check cannot know.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancelled when the run is over, or when the time for cleaning up is.</param>
    /// <returns>Completes when the entry is removed.</returns>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
