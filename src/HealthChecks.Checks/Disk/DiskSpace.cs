namespace HealthChecks;

/// <summary>How full a file system is.</summary>
/// <param name="TotalBytes">Its size.</param>
/// <param name="UsedBytes">What is taken.</param>
/// <param name="FreeBytes">What this process may still take; less than the rest where some is reserved.</param>
internal readonly record struct DiskSpace(long TotalBytes, long UsedBytes, long FreeBytes)
{
    /// <summary>The number of files that it can hold, and how many there are; null where that is not fixed, or not known.</summary>
    public Inodes? Inodes { get; init; }

    /// <summary>As <c>df</c> has it: what is reserved counts neither as used nor as free, so that 100 % means that writing fails.</summary>
    public double UsedPercent => 100.0 * UsedBytes / (UsedBytes + FreeBytes);

    /// <summary>The file system that a path is on.</summary>
    public static DiskSpace Of(string path)
    {
        var drive = new DriveInfo(path);
        var total = drive.TotalSize;
        return new DiskSpace(total, Math.Max(0, total - drive.TotalFreeSpace), drive.AvailableFreeSpace)
        {
            Inodes = HealthChecks.Inodes.Of(path),
        };
    }
}
