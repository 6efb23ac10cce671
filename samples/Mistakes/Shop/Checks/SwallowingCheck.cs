namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class SwallowingCheck(OrderBook orders, ILogger<SwallowingCheck> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await orders.CountAsync(cancellationToken);
        }
        catch (Exception exception) // HCK305
        {
            logger.LogWarning(exception, "The order book does not answer.");
        }

        return HealthCheckResult.Healthy();
    }
}
