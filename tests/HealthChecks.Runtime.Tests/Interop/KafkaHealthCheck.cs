namespace HealthChecks.Tests;

/// <summary>Stands in for a check of another package.</summary>
public sealed class KafkaHealthCheck(KafkaClient kafka) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(kafka.IsConnected ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The broker is away."));
}
