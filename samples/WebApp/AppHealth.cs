using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using Npgsql;
using WebApp.Orders;

namespace WebApp;

/// <summary>The health of the orders API: what is checked, and which probe asks for it.</summary>
[HealthRegistry]
[HealthSubset("startup", AheadOfPipeline = true)]
[HealthSubset("readiness")]
[HealthSubset("integrations", Includes = [Subsets.Readiness])]
[HealthSubset("system")]
public sealed partial class AppHealth
{
    // The application's own gate: open when the order store has made itself ready.
    [HealthCheck, InSubset(Subsets.Startup)]
    private static HealthCheckResult OrderStoreInitialized(OrderStoreGate gate) =>
        gate.IsOpen ? HealthCheckResult.Healthy() : HealthResults.Unhealthy("initializing", "The order store is not ready yet.");

    // Also in `health run`, before anything is deployed.
    [HealthCheck, InSubset(Subsets.Startup), InSubset(Subsets.Integrations)]
    private static OptionsHealthCheck<OrderOptions> OrderOptions(IOptionsFactory<OrderOptions> options) => new(options);

    // Null where no database is configured: the check is then absent, which Optional says is all right.
    [HealthCheck(Optional = true, Description = "The orders database"), InSubset(Subsets.Readiness)]
    private static DatabaseHealthCheck? Database(NpgsqlDataSource? orders) => orders is null ? null : new DatabaseHealthCheck(orders);

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static ReplicaLagHealthCheck? Replica([FromKeyedServices(OrderServices.Replica)] NpgsqlDataSource? replica) => replica is null ? null : new(replica);

    [HealthCheck("session-cache"), InSubset(Subsets.Integrations)]
    private static CacheHealthCheck Sessions(IDistributedCache cache, IConfiguration configuration) => new(cache, configuration);

    [HealthCheck, InSubset(Subsets.Integrations)]
    private static FolderHealthCheck Receipts(ReceiptFolder receipts) => new(receipts.Path);

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static StorageHealthCheck? Archive(ReceiptArchive? archive) => archive is null ? null : new(archive);
}
