namespace HealthChecks;

/// <summary>The requests of a window.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Total">How long they took together.</param>
/// <param name="Covered">The time in which they ended.</param>
/// <param name="Buckets">How many took how long: see <see cref="RequestBuckets"/>.</param>
internal sealed record RequestSums(long Count, long Failed, TimeSpan Total, TimeSpan Covered, long[] Buckets)
{
    public double ErrorPercent => Count == 0 ? 0 : 100.0 * Failed / Count;

    public double AverageMilliseconds => Count == 0 ? 0 : Total.TotalMilliseconds / Count;

    public double P95Milliseconds => RequestBuckets.Percentile(Buckets, 0.95) * 1000;

    public double PerSecond => Covered > TimeSpan.Zero ? Count / Covered.TotalSeconds : 0;
}
