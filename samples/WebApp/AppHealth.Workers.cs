using Npgsql;
using WebApp.Dependencies;

namespace WebApp;

/// <summary>Who works beside this instance: other instances, and the workers behind the broker and the job store.</summary>
public sealed partial class AppHealth
{
    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static QueueDepthHealthCheck? Jobs(DependencySettings settings, Broker broker) =>
        settings.JobQueue is { } queue ? new(broker.ConnectAsync, queue) { MinimumConsumers = 0 } : null;

    // Whether the workers live …
    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static WorkerPingHealthCheck? Workers(DependencySettings settings, Broker broker) =>
        settings.JobQueue is { } queue ? new(broker.ConnectAsync) { Queues = [queue] } : null;

    // … and whether they keep up.
    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static JobRoundTripHealthCheck? JobsDone(DependencySettings settings, Broker broker) =>
        settings.JobQueue is { } queue ? new(broker.ConnectAsync, queue) : null;

    // It reads the job store, and has no scheduler of its own, so it may be native.
    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static QuartzClusterHealthCheck? Scheduler(DependencySettings settings, NpgsqlDataSource? orders) =>
        settings.Scheduler is { } name && orders is not null ? new(orders, name) : null;

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static ClusterHealthCheck? Fleet(DependencySettings settings, IHeartbeatStore? store) =>
        settings.Fleet is { } cluster && store is not null ? new(store) { Cluster = cluster } : null;

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static LocalFleetHealthCheck? FleetMember(IHeartbeatStore? store, FleetHeartbeat? heartbeat) =>
        store is not null && heartbeat is not null ? new(store, heartbeat) : null;
}
