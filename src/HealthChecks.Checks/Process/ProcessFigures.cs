namespace HealthChecks;

/// <summary>What a process knows of itself.</summary>
/// <param name="HeapBytes">The managed heap, with what the next collection will free.</param>
/// <param name="WorkingSetBytes">Its memory that is not swapped out.</param>
/// <param name="Threads">Its threads, the runtime's own included.</param>
/// <param name="PoolQueueLength">What waits for a thread of the pool.</param>
/// <param name="Uptime">How long it has been running.</param>
internal sealed record ProcessFigures(long HeapBytes, long WorkingSetBytes, int Threads, long PoolQueueLength, TimeSpan Uptime)
{
    /// <summary>Files and connections that are open; null where the system does not count them.</summary>
    public int? OpenFiles { get; init; }

    /// <summary>How many there can be; null where there is no bound.</summary>
    public long? OpenFilesLimit { get; init; }

    /// <summary>Handles, on Windows, where nothing bounds them; else null.</summary>
    public int? Handles { get; init; }

    public double? OpenFilesPercent => OpenFilesLimit is > 0 ? 100.0 * OpenFiles / OpenFilesLimit : null;

    public Dictionary<string, object> ToData()
    {
        var data = new Dictionary<string, object>(8)
        {
            ["heapBytes"] = HeapBytes,
            ["workingSetBytes"] = WorkingSetBytes,
            ["threads"] = Threads,
            ["poolQueueLength"] = PoolQueueLength,
            ["uptimeSeconds"] = Math.Round(Uptime.TotalSeconds),
        };
        if (OpenFiles is { } files)
            data["openFiles"] = files;
        if (OpenFilesLimit is { } limit)
            data["openFilesLimit"] = limit;
        if (OpenFilesPercent is { } percent)
            data["openFilesPercent"] = Math.Round(percent, 2);
        if (Handles is { } handles)
            data["handles"] = handles;
        return data;
    }
}
