namespace HealthChecks;

/// <summary>
/// The memory of the control group that this process is in: the limit that is nearest on the way up, and what is used of it. Page cache
/// that the kernel can drop at once (<c>inactive_file</c>) is not counted, as the kubelet does not count it.
/// </summary>
/// <param name="root">The folder that holds <c>proc</c> and <c>sys</c>.</param>
internal sealed class MemoryControlGroup(string root)
{
    private readonly ControlGroupTree _tree = new(root);

    /// <summary>The usage of the nearest limit; null when there is none.</summary>
    /// <param name="noLimit">A limit at or above this is none.</param>
    public MemoryUsage? Read(long noLimit)
    {
        if (_tree.Find("memory") is not { } group)
            return null;

        var files = group.Version == 1 ? MemoryControlGroupFiles.Version1 : MemoryControlGroupFiles.Version2;
        foreach (var path in group.Upwards())
        {
            if (Read(files, group.MountPoint + path, noLimit) is { } usage)
                return usage;
        }

        return null;
    }

    private static MemoryUsage? Read(MemoryControlGroupFiles files, string folder, long noLimit) =>
        StatFile.TryReadNumber(Path.Combine(folder, files.Limit), out var limit) && limit > 0 && limit < noLimit
        && StatFile.TryReadNumber(Path.Combine(folder, files.Usage), out var usage)
            ? new MemoryUsage(Math.Max(0, usage - ReadDroppable(files, folder)), limit)
            : null;

    private static long ReadDroppable(MemoryControlGroupFiles files, string folder)
    {
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        var text = StatFile.Read(Path.Combine(folder, files.Statistics), buffer);
        return StatFile.TryGetField(text, files.Droppable, out var bytes) ? bytes : 0;
    }
}
