namespace HealthChecks.Tests.Feeds;

/// <summary>A check that says another thing when it is told to.</summary>
internal sealed class TurningCheck : IHealthCheck
{
    public HealthCheckResult Result { get; set; } = HealthCheckResult.Healthy();

    public int Runs { get; private set; }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Runs++;
        return Task.FromResult(Result);
    }
}
