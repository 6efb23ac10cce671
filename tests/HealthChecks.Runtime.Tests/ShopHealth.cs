using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>A registry as users write it, completed by the generator.</summary>
[HealthRegistry]
[HealthSubset("startup")]
[HealthSubset("readiness", DeadlineSeconds = 5, Tags = ["ready"])]
[HealthSubset("integrations", Includes = ["readiness"])]
[IncludeRegistry<BillingHealth>(Prefix = "billing.")]
public sealed partial class ShopHealth
{
    [HealthCheck, InSubset(Subsets.Readiness)]
    private static QueueCheck OrdersQueue() => new("orders");

    [HealthCheck, InSubset(Subsets.Readiness)]
    private static QueueCheck InvoicesQueue() => new("invoices");

    [HealthCheck, InSubset(Subsets.Integrations, Critical = false)]
    private static HealthCheckResult StockLevel(Stock stock) =>
        stock.Items > 0 ? HealthResults.Healthy() : HealthResults.Degraded("out-of-stock");

    [HealthCheck, InSubset(Subsets.Integrations, Critical = false)]
    private static async Task<HealthCheckResult> Supplier(Stock stock, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        stock.Items++;
        return HealthResults.Healthy();
    }

    [HealthCheck(Optional = true), InSubset(Subsets.Readiness)]
    private static QueueCheck? Returns([FromKeyedServices("returns")] string? queue) => queue is null ? null : new QueueCheck(queue);

    /// <summary>What is in the shop.</summary>
    public sealed class Stock
    {
        /// <summary>The number of items.</summary>
        public int Items { get; set; }
    }
}

[HealthCheck(Registry = typeof(ShopHealth)), InSubset("startup")]
public sealed class DiskSpaceHealthCheck(ShopHealth.Stock stock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(stock.ToString()));
}

[HealthCheck("explicit", Registry = typeof(ShopHealth)), InSubset("startup")]
public sealed class NamedOtherwiseCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy());
}

public sealed class QueueCheck(string queue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(queue));
}

/// <summary>A library's registry.</summary>
[HealthRegistry]
[HealthSubset("readiness")]
public sealed partial class BillingHealth
{
    [HealthCheck("database"), InSubset("readiness")]
    private static HealthCheckResult Database() => HealthResults.Healthy();
}
