using System.Buffers.Text;

namespace HealthChecks;

/// <summary>
/// The processor time of the control group that this process is in: the quota that is nearest on the way up, and what the processes under
/// it have used.
/// </summary>
/// <param name="root">The folder that holds <c>proc</c> and <c>sys</c>.</param>
internal sealed class CpuControlGroup(string root)
{
    private readonly ControlGroupTree _tree = new(root);

    /// <summary>The group with the nearest quota; null when there is none.</summary>
    /// <param name="noLimit">A quota of this many processors or more is none.</param>
    public (string Folder, double Cores, double UsedSeconds)? Read(double noLimit)
    {
        if (_tree.Find("cpu") is not { } group)
            return null;

        foreach (var path in group.Upwards())
        {
            var folder = group.MountPoint + path;
            var cores = group.Version == 1 ? ReadQuota1(folder) : ReadQuota2(folder);
            if (cores is { } limit && limit < noLimit && (group.Version == 1 ? ReadUsage1(path) : ReadUsage2(folder)) is { } used)
                return (folder, limit, used);
        }

        return null;
    }

    private static double? ReadQuota1(string folder) =>
        StatFile.TryReadNumber(Path.Combine(folder, "cpu.cfs_quota_us"), out var quota)
        && StatFile.TryReadNumber(Path.Combine(folder, "cpu.cfs_period_us"), out var period)
            ? Cores(quota, period)
            : null;

    private static double? ReadQuota2(string folder)
    {
        Span<byte> buffer = stackalloc byte[64];
        var text = StatFile.Read(Path.Combine(folder, "cpu.max"), buffer);

        // "50000 100000" or "max 100000"
        return Utf8Parser.TryParse(text, out long quota, out var length)
            && Utf8Parser.TryParse(text[length..].TrimStart((byte)' '), out long period, out _)
            ? Cores(quota, period)
            : null;
    }

    private static double? Cores(long quota, long period) => quota > 0 && period > 0 ? (double)quota / period : null;

    /// <summary>
    /// The counter can be in a tree of its own. Where that has this process in another place, the group of the same name counts for others,
    /// and this one's usage is unknown.
    /// </summary>
    private double? ReadUsage1(string path) =>
        _tree.Find("cpuacct") is { Version: 1 } accounting
        && accounting.Upwards().Contains(path)
        && StatFile.TryReadNumber(Path.Combine(accounting.MountPoint + path, "cpuacct.usage"), out var nanoseconds)
            ? nanoseconds / 1e9
            : null;

    private static double? ReadUsage2(string folder)
    {
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        return StatFile.TryGetField(StatFile.Read(Path.Combine(folder, "cpu.stat"), buffer), "usage_usec", out var microseconds)
            ? microseconds / 1e6
            : null;
    }
}
