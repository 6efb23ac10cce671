using HealthChecks.Benchmarks.Checks;
using HealthChecks.Benchmarks.Measuring;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Rows;

/// <summary>Reports in process: our own, the framework's type from our engine, and a subset that is fresh.</summary>
internal static class EngineRows
{
    private const double ServiceRatio = 0.5;
    private const double ServiceBytes = 256;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync()
    {
        await foreach (var row in RunAsync<EveryTime<TwentyChecks>>(20, ratio: 0.5, bytes: 1024))
            yield return row;
        await foreach (var row in RunAsync<EveryTime<HundredChecks>>(100, ratio: 0.35, bytes: 4096))
            yield return row;
        yield return await FreshAsync();
    }

    private static async IAsyncEnumerable<BudgetRow> RunAsync<TRegistry>(int checks, double ratio, double bytes)
        where TRegistry : IHealthRegistry
    {
        await using var contestants = new Contestants<TRegistry>();
        var report = await Contest.RunAsync(contestants.AskReporterAsync, contestants.AskTheirServiceAsync);
        yield return BudgetRow.Of(
            $"run {checks} no-op checks, our own full report",
            Of(report.Ours),
            Of(report.Theirs),
            Figures.Ratio(report.Ratio),
            Figures.Invariant($"{ratio} x, {Figures.Bytes(bytes)}"),
            report.Ratio <= ratio && report.Ours.Bytes <= bytes);

        var service = await Contest.RunAsync(contestants.AskOurServiceAsync, contestants.AskTheirServiceAsync);
        var bare = BareReport.Bytes(await contestants.TheirService.CheckHealthAsync());
        yield return BudgetRow.Of(
            $"run {checks} no-op checks, HealthCheckService",
            Of(service.Ours),
            Of(service.Theirs),
            Figures.Ratio(service.Ratio),
            Figures.Invariant($"{ServiceRatio} x, {Figures.Bytes(bare)} bare + {ServiceBytes} B"),
            service.Ratio <= ServiceRatio && service.Ours.Bytes <= bare + ServiceBytes);
    }

    private static async Task<BudgetRow> FreshAsync()
    {
        await using var contestants = new Contestants<TwentyChecks>();
        var fresh = await Contest.RunAsync(contestants.AskReporterAsync, contestants.AskTheirServiceAsync);
        return BudgetRow.Of(
            "read a fresh subset",
            Of(fresh.Ours),
            Of(fresh.Theirs),
            Figures.Ratio(fresh.Ratio),
            "200 ns, 0 B",
            fresh.Ours.Nanoseconds <= 200 && Math.Round(fresh.Ours.Bytes) == 0);
    }

    private static string Of(Cost cost) => $"{Figures.Time(cost.Nanoseconds)}, {Figures.Bytes(cost.Bytes)}";
}
