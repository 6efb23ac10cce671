using HealthChecks.Benchmarks.Generators;
using HealthChecks.Benchmarks.Table;
using HealthChecks.Generator;

namespace HealthChecks.Benchmarks.Rows;

/// <summary>Our generator with 1,000 checks, against the logging generator with 1,000 methods.</summary>
internal static class GeneratorRows
{
    public const int Declarations = 1000;

    private const double Budget = 0.5;
    private const int ColdRuns = 7;
    private const int EditedRuns = 11;
    private const int Unsettled = 2;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync()
    {
        await Task.Yield();
        if (LoggingGenerator.Find() is not { } logging)
        {
            yield return BudgetRow.NotMeasured("generator", "0.5 x", "the logging generator is not in this SDK's packs");
            yield break;
        }

        var ours = new GeneratorSession(static () => new HealthRegistryGenerator(), GeneratorSources.Checks(Declarations));
        var theirs = new GeneratorSession(logging, GeneratorSources.LogMethods(Declarations));
        yield return Row("after an unrelated edit", EditedRuns, ours.RunAfterEdit, theirs.RunAfterEdit);
        yield return Row("cold", ColdRuns, ours.RunCold, theirs.RunCold);
    }

    private static BudgetRow Row(string name, int runs, Func<double> ours, Func<double> theirs)
    {
        var times = new List<(double Ours, double Theirs)>();
        for (var i = 0; i < runs + Unsettled; i++)
        {
            var pair = (ours(), theirs());
            if (i >= Unsettled)
                times.Add(pair);
        }

        var ratio = Statistics.Median(times.Select(static pair => pair.Ours / pair.Theirs));
        return BudgetRow.Of(
            Figures.Invariant($"generator, {Declarations} checks, {name}"),
            Figures.Time(Statistics.Median(times.Select(static pair => pair.Ours))),
            Figures.Time(Statistics.Median(times.Select(static pair => pair.Theirs))),
            Figures.Ratio(ratio),
            Figures.Invariant($"{Budget} x"),
            ratio <= Budget);
    }
}
