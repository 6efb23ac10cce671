using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HealthChecks.Benchmarks.Checks;
using HealthChecks.Benchmarks.Http;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Rows;

/// <summary>Liveness from a second client, while the checks or the application itself block the threads of the pool.</summary>
internal static class StarvationRows
{
    private const int Readers = 64;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ChecksBudget = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ListenerBudget = TimeSpan.FromMilliseconds(50);

    // Each blocks a thread for 250 ms: more than the pool of two cores can do at the start, and far more than it can.
    private static readonly int[] Floods = [40, 400];

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync()
    {
        yield return await BlockingChecksAsync();
        foreach (var perSecond in Floods)
            yield return await FloodAsync(perSecond);
    }

    private static async Task<BudgetRow> BlockingChecksAsync()
    {
        var ours = await WhileReadAsync(BlockingServer.Ours);
        var theirs = await WhileReadAsync(BlockingServer.Theirs);
        return BudgetRow.Of(
            $"liveness while {Readers} clients read readiness of {BlockingChecks.Count} checks that block 500 ms, cold process",
            ours.ToString(),
            theirs.ToString(),
            Figures.Ratio(ours.Milliseconds(0.99) / theirs.Milliseconds(0.99)),
            $"p99 {Figures.Time(ChecksBudget.TotalNanoseconds)}",
            ours.Milliseconds(0.99) <= ChecksBudget.TotalMilliseconds);
    }

    private static async Task<LivenessSamples> WhileReadAsync(string whose)
    {
        using var server = new ChildProcess(BlockingServer.Switch, whose);
        var port = int.Parse(await server.ReadLineAsync(), CultureInfo.InvariantCulture);
        await Prober.AskAsync(port, ProbePaths.Liveness);

        var readers = Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Factory.StartNew(() => Read(port), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var samples = await LivenessSamples.TakeAsync(port, Lasts);
        await readers;
        return samples;
    }

    private static void Read(int port)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Lasts)
            Prober.Ask(port, ProbePaths.Readiness);
    }

    private static async Task<BudgetRow> FloodAsync(int perSecond)
    {
        var (ours, listener) = await WhileFloodedAsync(BlockingServer.Ours, perSecond);
        var (theirs, _) = await WhileFloodedAsync(BlockingServer.Theirs, perSecond);
        return BudgetRow.Of(
            $"liveness while the application blocks {perSecond} threads of its pool a second for 250 ms each",
            $"listener {listener}, work waited {listener!.WorstQueueDelayMs:0} ms at most; Kestrel {ours}",
            $"Kestrel {theirs}",
            Figures.Ratio(listener.Milliseconds(0.99) / theirs.Milliseconds(0.99)),
            $"listener p99 {Figures.Time(ListenerBudget.TotalNanoseconds)}",
            listener.Milliseconds(0.99) <= ListenerBudget.TotalMilliseconds);
    }

    private static async Task<(LivenessSamples Kestrel, LivenessSamples? Listener)> WhileFloodedAsync(string whose, int perSecond)
    {
        var listenerPort = FreePort();
        using var server = new ChildProcess(StarvationServer.Switch, whose, listenerPort.ToString(CultureInfo.InvariantCulture));
        var port = int.Parse(await server.ReadLineAsync(), CultureInfo.InvariantCulture);
        await Prober.AskAsync(port, ProbePaths.Liveness);

        await server.WriteLineAsync(Figures.Invariant($"{StarvationServer.Flood} {perSecond} {Lasts.TotalSeconds}"));
        await server.ReadLineAsync();
        var kestrel = LivenessSamples.TakeAsync(port, Lasts);
        var listener = whose == BlockingServer.Ours ? await LivenessSamples.TakeAsync(listenerPort, Lasts) : null;
        return (await kestrel, listener);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
