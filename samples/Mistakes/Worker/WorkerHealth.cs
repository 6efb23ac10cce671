namespace Worker;

[HealthRegistry]
[HealthSubset("readiness")]
public sealed partial class WorkerHealth // HCK105
{
    [HealthCheck, InSubset("readiness")]
    private static HealthCheckResult Routes(TimeProvider clock) =>
        clock.GetUtcNow().Year > 2000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
