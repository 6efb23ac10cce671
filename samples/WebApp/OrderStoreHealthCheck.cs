using WebApp.Orders;

namespace WebApp;

/// <summary>A check of the application's own: any <see cref="IHealthCheck"/>, wherever it lives in the project.</summary>
[HealthCheck(TimeoutSeconds = 0.5), InSubset(AppHealth.Subsets.Readiness)]
public sealed class OrderStoreHealthCheck(IOrderStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.IsAccepting
            ? HealthCheckResult.Healthy()
            : HealthResults.Unhealthy("store-full", "The order store takes no more orders."));
}
