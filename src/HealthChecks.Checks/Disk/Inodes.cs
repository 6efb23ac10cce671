namespace HealthChecks;

/// <summary>How many files a file system can hold. Out of inodes, it takes no new file however much space is left.</summary>
/// <param name="Total">How many there can be.</param>
/// <param name="Used">How many there are.</param>
/// <param name="Free">How many this process may still make.</param>
internal readonly record struct Inodes(long Total, long Used, long Free)
{
    /// <summary>What is reserved counts neither as used nor as free.</summary>
    public double UsedPercent => 100.0 * Used / (Used + Free);

    /// <summary>Those of the file system that a path is on; null where there is no fixed number of them, or the system does not say.</summary>
    public static Inodes? Of(string path)
    {
        if (!StatVfs.TryRead(path, out var status) || status.Inodes == 0)
            return null;

        var used = status.Inodes - Math.Min(status.Inodes, status.FreeInodes);
        return used + status.AvailableInodes == 0
            ? null
            : new Inodes((long)status.Inodes, (long)used, (long)status.AvailableInodes);
    }
}
