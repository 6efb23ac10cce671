using System.Diagnostics;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Soak;

/// <summary>What the process holds on to.</summary>
internal sealed record ProcessFigures(int Threads, int Handles, long Timers, long ManagedBytes, long WorkingSet, TimeSpan Cpu)
{
    // What a pool, a cache and a log may differ by from one moment to another.
    private const int MoreThreads = 10;
    private const int MoreHandles = 15;
    private const int MoreTimers = 10;
    private const long MoreBytes = 2_000_000;

    /// <summary>Takes them after a full collection.</summary>
    public static ProcessFigures Take()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return new ProcessFigures(
            process.Threads.Count,
            OperatingSystem.IsLinux() ? Directory.EnumerateFileSystemEntries("/proc/self/fd").Count() : process.HandleCount,
            Timer.ActiveCount,
            GC.GetTotalMemory(forceFullCollection: true),
            process.WorkingSet64,
            process.TotalProcessorTime);
    }

    public bool IsFlatSince(ProcessFigures first) =>
        Threads <= first.Threads + MoreThreads
        && Handles <= first.Handles + MoreHandles
        && Timers <= first.Timers + MoreTimers
        && ManagedBytes <= first.ManagedBytes + MoreBytes;

    public override string ToString() => Figures.Invariant(
        $"{Threads} threads, {Handles} handles, {Timers} timers, {ManagedBytes / 1024.0:0} KB managed, {WorkingSet / 1048576.0:0} MB working set");
}
