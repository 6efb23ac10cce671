using HealthChecks.Benchmarks.Rows;
using HealthChecks.Benchmarks.Soak;

namespace HealthChecks.Benchmarks.Table;

/// <summary>The design's budgets, measured: one line a row.</summary>
internal static class BudgetTable
{
    private static readonly (string Name, Func<IAsyncEnumerable<BudgetRow>> MeasureAsync)[] Parts =
    [
        ("engine", EngineRows.MeasureAsync),
        ("http", ThroughputRows.MeasureAsync),
        ("isolation", IsolationRows.MeasureAsync),
        ("starvation", StarvationRows.MeasureAsync),
        ("native", NativeRows.MeasureAsync),
        ("generator", GeneratorRows.MeasureAsync),
        ("analyzers", AnalyzerRows.MeasureAsync),
        (OnRequest, SoakRows.MeasureAsync),
    ];

    // It takes minutes.
    private const string OnRequest = "soak";

    public static string PartNames => string.Join(", ", Parts.Select(static part => part.Name));

    /// <summary>Measures, and prints each row as soon as it is known.</summary>
    /// <param name="only">The name of a part; null: all of them.</param>
    public static async Task PrintAsync(string? only)
    {
        Console.WriteLine(BudgetRow.Header);
        foreach (var (name, measureAsync) in Parts)
        {
            if (name != (only ?? name) || (only is null && name == OnRequest))
                continue;
            await foreach (var row in measureAsync())
                Console.WriteLine(row);
        }
    }
}
