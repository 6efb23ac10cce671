namespace HealthChecks.EndToEnd.Tests;

/// <summary>The configuration of Prometheus that the documentation recommends: what users copy is what is tested.</summary>
internal static class PrometheusPage
{
    private const string Begin = "```yaml\nglobal:\n";

    /// <summary>The documented configuration for an application, which scrapes it, and looks at the rules, every second.</summary>
    public static string Configuration(string application)
    {
        var page = File.ReadAllText(Path.Combine(SamplePrograms.Docs, "prometheus.md"));
        var start = page.IndexOf(Begin, StringComparison.Ordinal) + "```yaml\n".Length;
        var text = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        text = Replace(text, "scrape_interval: 15s\n", "scrape_interval: 1s\n");
        text = Replace(text, "evaluation_interval: 15s\n", "evaluation_interval: 1s\n");
        return Replace(text, "orders:8080", application);
    }

    private static string Replace(string text, string old, string with)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, with, StringComparison.Ordinal);
    }
}
