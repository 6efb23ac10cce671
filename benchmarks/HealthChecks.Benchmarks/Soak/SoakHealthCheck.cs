using System.Diagnostics;

namespace HealthChecks.Benchmarks.Soak;

/// <summary>A check that passes for a while and is out of sorts for a while.</summary>
internal sealed class SoakHealthCheck(SoakMood mood) : IHealthCheck
{
    private const int PhaseSeconds = 3;
    private static readonly TimeSpan DeafFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BlocksFor = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan SlowFor = TimeSpan.FromMilliseconds(900);
    private static readonly long Started = Stopwatch.GetTimestamp();
    private static long _runs;

    /// <summary>How many runs there have been, of all checks.</summary>
    public static long Runs => Volatile.Read(ref _runs);

    private bool IsOutOfSorts => ((int)(Stopwatch.GetElapsedTime(Started).TotalSeconds / PhaseSeconds) + (int)mood) % 2 == 1;

#pragma warning disable HCK302, HCK303 // That is what is measured.
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _runs);
        if (!IsOutOfSorts)
            return HealthCheckResult.Healthy();

        switch (mood)
        {
            case SoakMood.Fails:
                return HealthCheckResult.Unhealthy("It fails.");
            case SoakMood.Hangs:
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                break;
            case SoakMood.IsDeaf:
                await Task.Delay(DeafFor, CancellationToken.None);
                break;
            case SoakMood.Throws:
                throw new InvalidOperationException("It throws.");
            case SoakMood.Blocks:
                Thread.Sleep(BlocksFor);
                break;
            case SoakMood.IsSlow:
                await Task.Delay(SlowFor, cancellationToken);
                break;
        }

        return HealthCheckResult.Healthy();
    }
#pragma warning restore HCK302, HCK303
}
