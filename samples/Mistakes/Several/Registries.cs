namespace Several;

[HealthRegistry]
[HealthSubset("readiness")]
public sealed partial class FirstHealth;

[HealthRegistry]
[HealthSubset("readiness")]
public sealed partial class SecondHealth;

[HealthCheck, InSubset("readiness")]
public sealed class WhoseCheck(TimeProvider clock) : IHealthCheck // HCK108
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(clock.GetUtcNow().Year > 2000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
