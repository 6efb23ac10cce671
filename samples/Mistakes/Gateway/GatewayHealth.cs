namespace Gateway;

[HealthRegistry]
[HealthSubset("readiness")]
[HealthSubset("integrations")] // HCK103
public sealed partial class GatewayHealth
{
    [HealthCheck, InSubset("readiness"), InSubset("integrations")]
    private static HealthCheckResult Routes(TimeProvider clock) =>
        clock.GetUtcNow().Year > 2000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
