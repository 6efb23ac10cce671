namespace Shop;

[HealthRegistry]
[HealthSubset("startup")]
[HealthSubset("readiness")]
[HealthSubset("alive", Probe = ProbeKind.Liveness)]
[HealthSubset("integrations")]
[HealthSubset("Order Desk")] // HCK002
[HealthSubset("nightly")] // HCK102
public sealed partial class ShopHealth
{
    [HealthCheck, InSubset("readiness")]
    private static HealthCheckResult Orders(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck, InSubset(Subsets.OrderDesk)]
    private HealthCheckResult Desk(OrderBook orders) => // HCK004
        orders.Count < 10 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();

    [HealthCheck("Order Count"), InSubset("integrations")] // HCK005
    private static HealthCheckResult Count(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck]
    private static HealthCheckResult Forgotten(OrderBook orders) => // HCK101
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck("equals"), InSubset("integrations")] // HCK119
    private static HealthCheckResult Same(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck("price-list"), InSubset("integrations")]
    private static HealthCheckResult PriceList(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck("pricelist"), InSubset("integrations")] // HCK120
    private static HealthCheckResult Prices(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck(Dependency = DependencyScope.Shared), InSubset("startup")] // HCK121
    private static HealthCheckResult Broker(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck, InSubset("readiness")] // HCK122
    private static MemoryHealthCheck Memory() => new();

    [HealthCheck(Dependency = DependencyScope.Shared), InSubset("readiness")] // HCK124
    private static HealthCheckResult Stock(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck(FailAfter = 9), InSubset("readiness")] // HCK113
    private static HealthCheckResult Slow(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck(Dependency = DependencyScope.Shared), InSubset("alive")] // HCK301
    private static HealthCheckResult Warehouse(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck, InSubset("integrations"), BlockedBy("ledger")]
    private static HealthCheckResult Invoices(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck, InSubset("integrations"), BlockedBy("invoices")] // HCK125
    private static HealthCheckResult Ledger(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    [HealthCheck, InSubset("integrations")]
    private static HealthCheckResult Constant() => HealthCheckResult.Healthy(); // HCK309

    [InSubset("integrations")] // HCK116
    private static HealthCheckResult Unmarked(OrderBook orders) =>
        orders.Count < 1000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
