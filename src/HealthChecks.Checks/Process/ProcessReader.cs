using System.Diagnostics;
using System.IO.Enumeration;

namespace HealthChecks;

/// <summary>Reads the figures of this process: from the kernel's files where there are any, else from the system's calls.</summary>
/// <param name="root">The folder that holds <c>proc</c>.</param>
internal sealed class ProcessReader(string root)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private readonly string _statusFile = Path.Combine(root, "proc/self/status");
    private readonly string _limitsFile = Path.Combine(root, "proc/self/limits");
    private readonly string _openFilesFolder = Path.Combine(root, "proc/self/fd");

    public ProcessFigures Read()
    {
        using var process = Process.GetCurrentProcess();
        var uptime = DateTime.UtcNow - process.StartTime.ToUniversalTime();
        return new ProcessFigures(
            GC.GetTotalMemory(forceFullCollection: false),
            Environment.WorkingSet,
            ReadThreads() ?? process.Threads.Count,
            ThreadPool.PendingWorkItemCount,
            uptime > TimeSpan.Zero ? uptime : TimeSpan.Zero)
        {
            OpenFiles = CountOpenFiles(),
            OpenFilesLimit = ReadOpenFilesLimit(),
            Handles = OperatingSystem.IsWindows() ? process.HandleCount : null,
        };
    }

    private int? ReadThreads()
    {
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        return StatFile.TryGetField(StatFile.Read(_statusFile, buffer), "Threads", out var threads) ? (int)threads : null;
    }

    private long? ReadOpenFilesLimit()
    {
        // Max open files  <soft limit>  <hard limit>  files, or "unlimited"
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        return StatFile.TryGetField(StatFile.Read(_limitsFile, buffer), "Max open files", out var limit) ? limit : null;
    }

    /// <summary>With the one that the counting itself opens. No names are made: there can be a hundred thousand.</summary>
    private int? CountOpenFiles()
    {
        if (!Directory.Exists(_openFilesFolder))
            return null;

        try
        {
            return new FileSystemEnumerable<bool>(_openFilesFolder, static (ref FileSystemEntry _) => true, Everything).Count();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
