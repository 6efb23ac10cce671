namespace HealthChecks.Tests;

/// <summary>A check that has no task to give.</summary>
internal sealed class NullTaskCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => null!;
}
