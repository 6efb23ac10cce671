namespace Shop.Checks;

public sealed class LooseCheck(OrderBook orders) : IHealthCheck // HCK112
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await orders.CountAsync(cancellationToken) < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
