using HealthChecks.Benchmarks.Analyzers;
using HealthChecks.Benchmarks.Native;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Rows;

/// <summary>What our analyzers add to a build, by the compiler's own report and by builds with and without them.</summary>
internal static class AnalyzerRows
{
    private const double Budget = 0.05;
    private const int Pairs = 3;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync()
    {
        var folder = Path.Combine(NativeBinaries.Root, "artifacts", "analyzer-bench");
        LargeProject.Write(folder, NativeBinaries.Root);
        await CompilerReport.PrepareAsync(folder);
        await CompilerReport.OfBuildAsync(folder, withRules: true);

        var pairs = new List<(CompilerReport With, CompilerReport Without)>();
        for (var i = 0; i < Pairs; i++)
            pairs.Add((await CompilerReport.OfBuildAsync(folder, withRules: true), await CompilerReport.OfBuildAsync(folder, withRules: false)));

        var ours = Statistics.Median(pairs.Select(static pair => pair.With.OurSeconds));
        var compile = Statistics.Median(pairs.Select(static pair => pair.With.CompileSeconds));
        var share = Statistics.Median(pairs.Select(static pair => pair.With.OurSeconds / pair.With.CompileSeconds));
        yield return BudgetRow.Of(
            Figures.Invariant($"analyzers, {LargeProject.Checks} checks and {LargeProject.OtherFiles} other files: our share of the compile"),
            Figures.Invariant($"{ours:0.000} s"),
            Figures.Invariant($"{compile:0.0} s"),
            Figures.Invariant($"{share:0.000}"),
            Figures.Invariant($"{Budget}"),
            share <= Budget);

        var ratio = Statistics.Median(pairs.Select(static pair => pair.With.CompileSeconds / pair.Without.CompileSeconds));
        var spread = pairs.Select(static pair => pair.With.CompileSeconds / pair.Without.CompileSeconds).Order().ToArray();
        yield return BudgetRow.NotMeasured(
            Figures.Invariant($"the same, compile with our rules over without: {ratio:0.00} ({spread[0]:0.00}-{spread[^1]:0.00})"),
            "-",
            "for comparison");
    }
}
