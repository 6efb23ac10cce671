namespace HealthChecks.Benchmarks.Checks;

/// <summary>A check that blocks its thread before and after its first await, as those do that wrap a synchronous client.</summary>
internal sealed class BlockingHealthCheck : IHealthCheck
{
    private static readonly TimeSpan Blocks = TimeSpan.FromMilliseconds(500);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
#pragma warning disable HCK302 // That is what is measured.
        Thread.Sleep(Blocks);
        await Task.Yield();
        Thread.Sleep(Blocks);
#pragma warning restore HCK302
        return HealthCheckResult.Healthy();
    }
}
