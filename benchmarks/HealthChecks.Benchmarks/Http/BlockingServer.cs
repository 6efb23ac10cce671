using System.Globalization;
using HealthChecks.Benchmarks.Checks;

namespace HealthChecks.Benchmarks.Http;

/// <summary>The other process: a cold one, whose readiness checks block. It serves until its standard input ends.</summary>
internal static class BlockingServer
{
    public const string Switch = "--serve-blocking";
    public const string Ours = "ours";
    public const string Theirs = "theirs";

    public static async Task RunAsync(string whose)
    {
        await using var server = whose == Ours
            ? await ProbeServer.OursAsync<BlockingChecks>()
            : await ProbeServer.TheirsAsync<BlockingChecks>();
        Console.WriteLine(server.Port.ToString(CultureInfo.InvariantCulture));
        // On the process's own thread: the pool is what is measured.
        Console.ReadLine();
    }
}
