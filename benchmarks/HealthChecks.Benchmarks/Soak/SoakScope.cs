namespace HealthChecks.Benchmarks.Soak;

/// <summary>What lives as long as one run.</summary>
internal sealed class SoakScope : IDisposable
{
    private static int _open;

    public SoakScope()
    {
        Interlocked.Increment(ref _open);
    }

    /// <summary>How many have not been disposed of.</summary>
    public static int Open => Volatile.Read(ref _open);

    public SoakHealthCheck Check { get; } = new(SoakMood.Throws);

    public void Dispose() => Interlocked.Decrement(ref _open);
}
