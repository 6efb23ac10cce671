namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class CancellationCheck(OrderBook orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await orders.CountAsync(cancellationToken) < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (OperationCanceledException) // HCK304
        {
            return HealthCheckResult.Degraded("The order book is slow.");
        }
    }
}
