namespace HealthChecks;

/// <summary>
/// A store that can also say which keys it has. <see cref="StorageHealthCheck"/> then removes what processes left behind that were killed
/// in the middle of a run.
/// </summary>
public interface IListingHealthStore : IHealthStore
{
    /// <summary>Lists keys.</summary>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="maximum">How many to return at most; where there are more, any of them, if possible the same ones each time.</param>
    /// <param name="cancellationToken">Cancelled when the run is over, or when the time for cleaning up is.</param>
    /// <returns>The keys, whole, in any order.</returns>
    Task<IReadOnlyList<string>> ListAsync(string prefix, int maximum, CancellationToken cancellationToken);
}
