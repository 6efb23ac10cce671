using System.Diagnostics;
using System.Globalization;

namespace HealthChecks.Faults;

/// <summary>What a process holds on to.</summary>
/// <param name="Threads">Threads of the operating system.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Timers">Timers of the runtime's.</param>
/// <param name="ManagedBytes">Managed memory that is in use.</param>
public sealed record ProcessFigures(int Threads, int Handles, long Timers, long ManagedBytes)
{
    /// <summary>Takes them after a full collection.</summary>
    public static ProcessFigures Take()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return new ProcessFigures(
            process.Threads.Count,
            OperatingSystem.IsLinux() ? Directory.EnumerateFileSystemEntries("/proc/self/fd").Count() : process.HandleCount,
            Timer.ActiveCount,
            managed);
    }

    public static ProcessFigures Parse(string text)
    {
        var words = text.Split(' ');
        return new ProcessFigures(Number(0), Number(1), Number(2), long.Parse(words[3], CultureInfo.InvariantCulture));

        int Number(int place) => int.Parse(words[place], CultureInfo.InvariantCulture);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Threads} {Handles} {Timers} {ManagedBytes}");
}
