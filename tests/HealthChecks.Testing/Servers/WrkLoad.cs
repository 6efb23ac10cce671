using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthChecks.Testing.Servers;

/// <summary>
/// A steady load of <c>wrk</c> on one address until it is stopped: clients that keep their connections and pause for some milliseconds
/// between requests, so that connections are idle at times, and the machine is not busy.
/// </summary>
public sealed partial class WrkLoad : IAsyncDisposable
{
    private const int Connections = 16;
    private static readonly string? Program = OperatingSystem.IsLinux() ? ServerPrograms.Find("wrk") : null;

    private readonly string _script;
    private readonly ServerProcess _process;

    private WrkLoad(string script, ServerProcess process)
    {
        _script = script;
        _process = process;
    }

    /// <summary>What is missing to start one, and how to get it; null when nothing is.</summary>
    public static string? Missing => Program is null ? "There is no wrk, or this is not Linux: apt-get install wrk." : null;

    /// <summary>Starts a load.</summary>
    public static async Task<WrkLoad> StartAsync(string url)
    {
        ServerRequirement.Need(Missing);
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, "function delay() return math.random(1, 10) end\n");
        return new WrkLoad(script, ServerProcess.Start(
            [Program!, "--threads", "1", "--connections", $"{Connections}", "--duration", "10m", "--timeout", "5s", "--script", script, url]));
    }

    /// <summary>Ends the load, and says how it went.</summary>
    public async Task<LoadResult> StopAsync()
    {
        await _process.StopAsync(Signals.Interrupt);
        var summary = _process.Output;
        if (!Requests().IsMatch(summary))
            throw new InvalidOperationException("wrk has no summary:\n" + summary);

        var sockets = SocketErrors().Match(summary);
        return new LoadResult(
            Number(Requests().Match(summary).Groups[1]),
            Number(BadResponses().Match(summary).Groups[1]),
            sockets.Groups.Values.Skip(1).Sum(Number));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        File.Delete(_script);
    }

    // What went well is not in the summary.
    private static long Number(Group group) => group.Success ? long.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex BadResponses();

    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex SocketErrors();
}
