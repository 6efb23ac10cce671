using System.Diagnostics;
using System.Globalization;
using HealthChecks.Benchmarks.Checks;
using HealthChecks.Benchmarks.Http;
using HealthChecks.Benchmarks.Measuring;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Rows;

/// <summary>What probes do to the dependencies, and checks to the process.</summary>
internal static class IsolationRows
{
    private const int Probes = 100;
    private const int Readers = 4;
    private static readonly TimeSpan LivenessBudget = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReadersGoOnFor = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AnswerBudget = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan BetweenLivenessProbes = TimeSpan.FromMilliseconds(10);

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync()
    {
        yield return await DependencyCallsAsync();
        yield return await BlockedLivenessAsync();
        yield return await DeafCheckAsync();
    }

    private static async Task<BudgetRow> DependencyCallsAsync()
    {
        await using var ours = await ProbeServer.OursAsync<CountingChecks>(static services => services.AddSingleton<CountingHealthCheck>());
        await using var theirs = await ProbeServer.TheirsAsync<CountingChecks>(static services => services.AddSingleton<CountingHealthCheck>());
        var (ourCalls, theirCalls) = (await CallsAsync(ours), await CallsAsync(theirs));
        return BudgetRow.Of(
            $"dependency calls for {Probes} concurrent probes",
            Figures.Invariant($"{ourCalls}"),
            Figures.Invariant($"{theirCalls}"),
            Figures.Ratio((double)ourCalls / theirCalls),
            "1",
            ourCalls == 1);
    }

    private static async Task<int> CallsAsync(ProbeServer server)
    {
        using var client = new HttpClient();
        var url = new Uri($"http://127.0.0.1:{server.Port}{ProbePaths.Readiness}");
        await Task.WhenAll(Enumerable.Range(0, Probes).Select(_ => client.GetStringAsync(url)));
        return server.Services.GetRequiredService<CountingHealthCheck>().Calls;
    }

    private static async Task<BudgetRow> BlockedLivenessAsync()
    {
        var ours = await LongestLivenessAsync(BlockingServer.Ours);
        var theirs = await LongestLivenessAsync(BlockingServer.Theirs);
        return BudgetRow.Of(
            $"liveness while {Readers} clients read readiness of {BlockingChecks.Count} checks that block, cold process",
            Of(ours),
            Of(theirs),
            Figures.Ratio(ours.Took / theirs.Took),
            Figures.Time(LivenessBudget.TotalNanoseconds),
            ours.Passed && ours.Took <= LivenessBudget);
    }

    // The process has answered one liveness probe, so that no compilation is measured; its pool and its checks are as they start.
    private static async Task<ProbeResult> LongestLivenessAsync(string whose)
    {
        using var server = new ChildProcess(BlockingServer.Switch, whose);
        var port = int.Parse(await server.ReadLineAsync(), CultureInfo.InvariantCulture);
        await Prober.AskAsync(port, ProbePaths.Liveness);

        var readers = Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ReadAsync(port)));
        var longest = new ProbeResult(TimeSpan.Zero, Passed: true);
        while (!readers.IsCompleted)
        {
            await Task.Delay(BetweenLivenessProbes);
            var probe = await Prober.AskAsync(port, ProbePaths.Liveness);
            longest = new ProbeResult(probe.Took > longest.Took ? probe.Took : longest.Took, longest.Passed && probe.Passed);
        }

        await readers;
        return longest;
    }

    private static async Task ReadAsync(int port)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < ReadersGoOnFor)
            await Prober.AskAsync(port, ProbePaths.Readiness);
    }

    private static string Of(ProbeResult probe) => Figures.Time(probe.Took.TotalNanoseconds) + (probe.Passed ? "" : ", not all passed");

    private static async Task<BudgetRow> DeafCheckAsync()
    {
        await using var contestants = new Contestants<DeafChecks>(DeafHealthCheck.Timeout);
        var started = Stopwatch.GetTimestamp();
        var report = await contestants.Reporter.GetReportAsync();
        var ours = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        var framework = await contestants.TheirService.CheckHealthAsync();
        var theirs = Stopwatch.GetElapsedTime(started);
        return BudgetRow.Of(
            "a check that ignores its 100 ms timeout for 1.5 s",
            $"{Figures.Time(ours.TotalNanoseconds)}, {report.Status} {report[0].Reason}",
            $"{Figures.Time(theirs.TotalNanoseconds)}, {framework.Status}",
            Figures.Ratio(ours / theirs),
            $"{Figures.Time(AnswerBudget.TotalNanoseconds)}, Unhealthy timeout",
            ours <= AnswerBudget && report.Status == HealthStatus.Unhealthy && report[0].Reason == HealthReasons.Timeout);
    }
}
