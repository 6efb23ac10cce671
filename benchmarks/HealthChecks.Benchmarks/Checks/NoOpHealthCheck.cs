namespace HealthChecks.Benchmarks.Checks;

/// <summary>A check that costs nothing, so that what is measured is the engine.</summary>
internal sealed class NoOpHealthCheck : IHealthCheck
{
    private static readonly Task<HealthCheckResult> Healthy = Task.FromResult(HealthCheckResult.Healthy());

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Healthy;
}
