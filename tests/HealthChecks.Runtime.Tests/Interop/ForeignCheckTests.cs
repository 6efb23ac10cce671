using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>A check that knows nothing of us joins a subset in one line.</summary>
public sealed class ForeignCheckTests
{
    [Theory]
    [InlineData(true, HealthStatus.Healthy)]
    [InlineData(false, HealthStatus.Unhealthy)]
    public async Task It_votes_as_any_other(bool connected, HealthStatus expected)
    {
        var services = new ServiceCollection().AddSingleton(new KafkaClient { IsConnected = connected });
        services.AddHealthRegistryCore<ForeignHealth>();
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<IHealthReporter>().GetReportAsync(ForeignHealth.Subsets.Readiness, TestContext.Current.CancellationToken);

        Assert.Equal(expected, report.Status);
    }

    [Fact]
    public void The_page_shows_what_is_compiled_here()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HealthChecks.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"No HealthChecks.sln above {AppContext.BaseDirectory}.");
        var source = File.ReadAllLines(Path.Combine(folder.FullName, "tests", "HealthChecks.Runtime.Tests", "Interop", "ForeignHealth.cs"));
        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "checks.md"));

        var shown = source.SkipWhile(static line => line != "{").Skip(1).TakeWhile(static line => line != "}").Select(static line => line.Trim());
        Assert.All(shown, line => Assert.Contains(line, page, StringComparison.Ordinal));
    }
}
