namespace Library;

[HealthCheck]
public sealed class PaymentsCheck(TimeProvider clock) : IHealthCheck // HCK107
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(clock.GetUtcNow().Year > 2000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
