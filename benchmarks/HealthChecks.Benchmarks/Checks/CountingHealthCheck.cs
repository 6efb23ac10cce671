namespace HealthChecks.Benchmarks.Checks;

/// <summary>A check that counts how often it calls its dependency, which takes a while to answer.</summary>
internal sealed class CountingHealthCheck : IHealthCheck
{
    private static readonly TimeSpan DependencyTakes = TimeSpan.FromMilliseconds(200);

    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        await Task.Delay(DependencyTakes, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
