namespace HealthChecks;

/// <summary>
/// How durations are sorted: up to a millisecond, then four buckets for each doubling, then all above four minutes. A percentile is off by a
/// fifth of itself at most.
/// </summary>
internal static class RequestBuckets
{
    public const int Count = 74;

    private const double FirstSeconds = 0.001;
    private const int PerDoubling = 4;

    public static int IndexOf(double seconds) => seconds <= FirstSeconds
        ? 0
        : Math.Min(Count - 1, (int)Math.Ceiling(Math.Log2(seconds / FirstSeconds) * PerDoubling));

    /// <summary>The seconds within which a share of the durations lies; 0 where there are none.</summary>
    public static double Percentile(long[] buckets, double share)
    {
        var rank = share * buckets.Sum();
        long below = 0;
        for (var index = 0; index < buckets.Length; index++)
        {
            if (buckets[index] == 0 || below + buckets[index] < rank)
            {
                below += buckets[index];
                continue;
            }

            var lower = index == 0 ? 0 : Upper(index - 1);
            // Of the last bucket nobody knows where it ends.
            return index == Count - 1 ? lower : lower + ((Upper(index) - lower) * (rank - below) / buckets[index]);
        }

        return 0;
    }

    private static double Upper(int index) => FirstSeconds * Math.Pow(2, (double)index / PerDoubling);
}
