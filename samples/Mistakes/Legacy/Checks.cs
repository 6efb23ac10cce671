using Npgsql;

namespace Legacy;

public sealed class Session
{
    public bool IsOpen => true;
}

[HealthCheck("session"), InSubset("readiness")]
public sealed class SessionCheck(Session session) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(session.IsOpen ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}

public sealed class OrdersCheck(TimeProvider clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(clock.GetUtcNow().Year > 2000 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}

public sealed class PricesCheck(int limit) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(limit > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}

[HealthCheck("archive", Critical = false), InSubset("readiness")]
public sealed class ArchiveCheck(NpgsqlDataSource archive) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = await archive.OpenConnectionAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
