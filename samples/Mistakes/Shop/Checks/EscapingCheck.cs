namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class EscapingCheck(OrderBook orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        _ = orders.CountAsync(cancellationToken); // HCK308
        return await orders.CountAsync(cancellationToken) < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
