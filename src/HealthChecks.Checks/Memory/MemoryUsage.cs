namespace HealthChecks;

/// <summary>How much memory is taken, of how much.</summary>
/// <param name="UsedBytes">What is taken and cannot simply be taken back.</param>
/// <param name="LimitBytes">What there is; above 0.</param>
internal readonly record struct MemoryUsage(long UsedBytes, long LimitBytes)
{
    public long AvailableBytes => Math.Max(0, LimitBytes - UsedBytes);

    public double UsedPercent => 100.0 * UsedBytes / LimitBytes;
}
