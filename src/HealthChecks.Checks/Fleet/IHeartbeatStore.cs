namespace HealthChecks;

/// <summary>
/// Where the members of a fleet leave their beats, and see those of the others: <see cref="DistributedCacheHeartbeatStore"/>,
/// <see cref="DatabaseHeartbeatStore"/>, or one of the application's own. It is used by several threads at the same time.
/// </summary>
public interface IHeartbeatStore
{
    /// <summary>A member beats: what the store had of it is replaced.</summary>
    /// <param name="cluster">The name of the cluster.</param>
    /// <param name="member">The name of the member.</param>
    /// <param name="state">What the member says of itself.</param>
    /// <param name="timeToLive">For how long the beat is to be found.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    Task PublishAsync(string cluster, string member, string state, TimeSpan timeToLive, CancellationToken cancellationToken);

    /// <summary>A member leaves. One that is not there is no failure.</summary>
    /// <param name="cluster">The name of the cluster.</param>
    /// <param name="member">The name of the member.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    Task RemoveAsync(string cluster, string member, CancellationToken cancellationToken);

    /// <summary>The members of a cluster whose beats have not outlived their time.</summary>
    /// <param name="cluster">The name of the cluster.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The members, in any order.</returns>
    Task<IReadOnlyList<FleetMember>> ListAsync(string cluster, CancellationToken cancellationToken);
}
