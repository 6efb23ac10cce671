namespace HealthChecks.Benchmarks.Checks;

/// <summary>A check that ignores its timeout.</summary>
internal sealed class DeafHealthCheck : IHealthCheck
{
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Takes = TimeSpan.FromSeconds(1.5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
#pragma warning disable HCK303 // That is what is measured.
        await Task.Delay(Takes, CancellationToken.None);
#pragma warning restore HCK303
        return HealthCheckResult.Healthy();
    }
}
