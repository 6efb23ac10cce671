using System.Data.Common;

namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class WritingCheck(DbDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand("INSERT INTO probes (at) VALUES (now())"); // HCK310
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
