namespace HealthChecks.Benchmarks.Soak;

/// <summary>Hears of transitions, and throws now and then.</summary>
internal sealed class SoakListener : IHealthTransitionListener
{
    private int _heard;

    public int Heard => Volatile.Read(ref _heard);

    public ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _heard) % 10 == 0 ? throw new InvalidOperationException("A listener that throws.") : default;
}
