namespace HealthChecks;

/// <summary>
/// Finds the memory that this process lives in: its container's, else the host's, else what the runtime knows.
/// </summary>
/// <param name="root">The folder that holds <c>proc</c> and <c>sys</c>.</param>
internal sealed class MemoryReader(string root)
{
    private const long MoreThanAnyHost = 1L << 60;

    private readonly string _hostFile = Path.Combine(root, "proc/meminfo");
    private readonly MemoryControlGroup _controlGroup = new(root);

    /// <summary>The nearest bounds; null when nobody knows any.</summary>
    public MemoryUsage? Read()
    {
        var host = ReadHost();

        // A limit above what the host has is none: version 1 has no other way of saying so.
        return _controlGroup.Read(host?.LimitBytes ?? MoreThanAnyHost) ?? host ?? ReadRuntime();
    }

    private MemoryUsage? ReadHost()
    {
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        var text = StatFile.Read(_hostFile, buffer);
        return StatFile.TryGetField(text, "MemTotal", out var total) && total > 0
            && StatFile.TryGetField(text, "MemAvailable", out var available)
            ? new MemoryUsage(Math.Max(0, total - available) * 1024, total * 1024)
            : null;
    }

    /// <summary>As of the last garbage collection; before the first, only this process counts.</summary>
    private static MemoryUsage? ReadRuntime()
    {
        var memory = GC.GetGCMemoryInfo();
        return memory.TotalAvailableMemoryBytes > 0
            ? new MemoryUsage(Math.Max(memory.MemoryLoadBytes, Environment.WorkingSet), memory.TotalAvailableMemoryBytes)
            : null;
    }
}
