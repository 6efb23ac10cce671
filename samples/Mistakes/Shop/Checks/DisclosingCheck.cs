namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class DisclosingCheck(OrderBook orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await orders.CountAsync(cancellationToken) < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (InvalidOperationException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception); // HCK306
        }
    }
}
