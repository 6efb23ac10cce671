namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class BlockingCheck(OrderBook orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await orders.CountAsync(cancellationToken);
        Thread.Sleep(10); // HCK302
        return orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
