using HealthChecks.Checks.Integrations.Tests.Faults;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>Fleets whose beats are in a store that cannot be read, or does not hold them.</summary>
internal static class FleetLeaks
{
    private static readonly FleetHeartbeat Member = new(new FleetHeartbeatOptions { Cluster = Marker.Place, Member = Marker.Place });

    public static readonly LeakCase[] Cases =
    [
        new(typeof(ClusterHealthCheck), "wrong credentials", static servers => new ClusterHealthCheck(Refused(servers)) { Cluster = Marker.Place }),
        new(typeof(ClusterHealthCheck), "table is missing", static servers => new ClusterHealthCheck(new DatabaseHeartbeatStore(servers.Pool())) { Cluster = Marker.Place }),
        new(typeof(ClusterHealthCheck), "the cache throws", static _ => new ClusterHealthCheck(new DistributedCacheHeartbeatStore(new Failing())) { Cluster = Marker.Place }) { IsInException = true },
        new(typeof(ClusterHealthCheck), "nobody is well", static _ => new ClusterHealthCheck(new Ailing()) { Cluster = Marker.Place }),
        new(typeof(LocalFleetHealthCheck), "wrong credentials", static servers => new LocalFleetHealthCheck(Refused(servers), Member)),
        new(typeof(LocalFleetHealthCheck), "the store throws", static _ => new LocalFleetHealthCheck(new Failing(), Member)) { IsInException = true },
        new(typeof(LocalFleetHealthCheck), "it is not well", static _ => new LocalFleetHealthCheck(new Ailing(), Member)),
    ];

    private static DatabaseHeartbeatStore Refused(FaultServers servers) => new(DatabaseLeaks.Refused(servers));

    /// <summary>A fleet of one member, which says that it has failed.</summary>
    private sealed class Ailing : IHeartbeatStore
    {
        public Task PublishAsync(string cluster, string member, string state, TimeSpan timeToLive, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task RemoveAsync(string cluster, string member, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<FleetMember>> ListAsync(string cluster, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FleetMember>>([new FleetMember(Marker.Place, "failed", TimeSpan.Zero)]);
    }
}
