namespace HealthChecks.Tests.Prometheus;

/// <summary><c>docs/prometheus.md</c> and what is really told say the same.</summary>
public sealed class PrometheusPageTests
{
    [Fact]
    public async Task The_page_lists_every_family_with_its_labels_and_its_meaning()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());

        Assert.Equal(RowsOfThePage(), RowsOf((await app.GetAsync("/healthcheck?format=openmetrics")).Body));
    }

    private static IEnumerable<string> RowsOfThePage() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "prometheus.md"))
        .SkipWhile(static line => line != "## Families")
        .Skip(1)
        .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(static line => line.StartsWith("| `", StringComparison.Ordinal));

    private static IEnumerable<string> RowsOf(string body)
    {
        const string Help = "# HELP ";
        var lines = body.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Help, StringComparison.Ordinal))
                continue;

            var (name, says) = lines[i][Help.Length..].Split(' ', 2) is [var first, var rest] ? (first, rest) : default;
            // A name of ours holds no quote: every second piece is a value.
            var labels = lines[i + 1][name!.Length..].Split('"').Where(static piece => piece.EndsWith('=')).Select(static piece => $"`{piece.Trim('{', ',', '=')}`");
            yield return $"| `{name}` | {string.Join(", ", labels.DefaultIfEmpty("–"))} | {says} |";
        }
    }
}
