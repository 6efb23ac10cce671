using HealthChecks.Benchmarks.Checks;
using HealthChecks.Benchmarks.Http;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Rows;

/// <summary>Probes over HTTP, against a bare middleware that writes the same bytes and headers.</summary>
internal static class ThroughputRows
{
    private const double ReadinessBudget = 0.90;
    private const int FrameworkPairs = 3;

    // The narrowest budget takes the most.
    private const int LivenessPairs = 41;
    private const double LivenessBudget = 0.98;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync()
    {
        using var load = new LoadClient();
        yield return await ReadinessAsync<TwentyChecks>(load, 20);
        yield return await ReadinessAsync<HundredChecks>(load, 100);
        yield return await LivenessAsync(load);
    }

    private static async Task<BudgetRow> ReadinessAsync<TRegistry>(LoadClient load, int checks)
        where TRegistry : IHealthRegistry
    {
        await using var ours = await ProbeServer.OursAsync<TRegistry>();
        await using var theirs = await ProbeServer.TheirsAsync<TRegistry>();
        await using var bare = await ProbeServer.BareAsync(await BareAnswer.CaptureAsync(ours, ProbePaths.Readiness));
        await using var theirBare = await ProbeServer.BareAsync(await BareAnswer.CaptureAsync(theirs, ProbePaths.Readiness));

        var framework = await new HttpContest(load, ProbePaths.Readiness, FrameworkPairs).RunAsync(theirs, theirBare);
        var result = await new HttpContest(load, ProbePaths.Readiness).RunAsync(ours, bare);
        return BudgetRow.Of(
            $"readiness over HTTP, {checks} checks, JSON, 16 connections, over bare",
            Figures.Rate(result.PerSecond),
            $"bare {Figures.Rate(result.BarePerSecond)}, framework {Figures.Ratio(framework.Ratio)} of its own",
            result.RatioWithSpread,
            Figures.Invariant($"{ReadinessBudget:0.00}"),
            result.Keeps(ReadinessBudget));
    }

    private static async Task<BudgetRow> LivenessAsync(LoadClient load)
    {
        await using var ours = await ProbeServer.OursAsync<TwentyChecks>();
        await using var bare = await ProbeServer.BareAheadAsync(await BareAnswer.CaptureAsync(ours, ProbePaths.Liveness));

        var result = await new HttpContest(load, ProbePaths.Liveness, LivenessPairs).RunAsync(ours, bare);
        return BudgetRow.Of(
            "liveness over HTTP, 16 connections, over bare",
            $"{Figures.Rate(result.PerSecond)}, {Figures.Bytes(result.BytesOverBare)} more",
            $"bare {Figures.Rate(result.BarePerSecond)}",
            result.RatioWithSpread,
            Figures.Invariant($"{LivenessBudget:0.00} or within A/A, 0 B"),
            (result.Ratio >= LivenessBudget || result.Ratio >= result.Spread.From) && Math.Round(result.BytesOverBare) <= 0);
    }
}
