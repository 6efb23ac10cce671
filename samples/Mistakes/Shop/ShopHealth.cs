namespace Shop;

[HealthRegistry]
[HealthSubset("readiness")]
public sealed partial class ShopHealth
{
    [HealthCheck, InSubset("readiness")]
    private static HealthCheckResult Orders(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
