namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class TokenCheck(OrderBook orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await orders.CountAsync() < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(); // HCK303
}
