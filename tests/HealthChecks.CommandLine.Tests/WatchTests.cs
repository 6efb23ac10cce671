using System.Text.RegularExpressions;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

[Collection(typeof(ConsoleCollection))]
public sealed class WatchTests
{
    [Fact]
    public async Task Without_a_terminal_it_writes_a_line_for_everything_once()
    {
        var registry = Registry(HealthCheckResult.Healthy());
        await using var app = await TestApp.ListenAsync(registry);

        var run = await CommandRun.TryAsync(registry, "health", "watch", "--url", app.Url, "--every", "0.01", "--count", "5");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(
            @"^\d\d:\d\d:\d\d integrations             \.\.\. Healthy\n\d\d:\d\d:\d\d integrations/cache       \.\.\. OK\n\d\d:\d\d:\d\d readiness                \.\.\. Healthy\n\d\d:\d\d:\d\d readiness/database       \.\.\. OK\n$",
            run.Output);
    }

    [Fact]
    public async Task Writes_what_changes_and_ends_red_when_the_last_answer_is()
    {
        var answers = 0;
        var registry = new RegistryBuilder().Subset("readiness").Check(
            "database",
            new StubCheck(_ => Task.FromResult(Interlocked.Increment(ref answers) < 3 ? HealthCheckResult.Healthy() : HealthResults.Unhealthy("refused"))),
            "readiness");
        await using var app = await TestApp.ListenAsync(registry, static builder => builder.Configuration["HealthChecks:FreshSeconds"] = "0");

        var run = await CommandRun.TryAsync(registry, "health", "watch", "readiness", "--url", app.Url, "--every", "0.1", "--count", "4");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Matches(
            @"^.{9}readiness                \.\.\. Healthy\n.{9}readiness/database       \.\.\. OK\n.{9}readiness                \.\.\. Unhealthy\n.{9}readiness/database       \.\.\. refused\n$",
            run.Output);
    }

    [Fact]
    public async Task A_process_that_is_not_there_is_watched_until_it_is()
    {
        using var closed = new ClosedPort();
        var registry = Registry(HealthCheckResult.Healthy());

        var run = await CommandRun.TryAsync(registry, "health", "watch", "readiness", "--url", $"http://127.0.0.1:{closed.Number}", "--every", "0.01", "--count", "3");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains("readiness                ... http://127.0.0.1:", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task An_unknown_subset_names_those_that_there_are()
    {
        var run = await CommandRun.TryAsync(Registry(HealthCheckResult.Healthy()), "health", "watch", "readyness");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("There is no subset 'readyness'.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_0_when_it_is_stopped()
    {
        var registry = Registry(HealthCheckResult.Unhealthy());
        await using var app = await TestApp.ListenAsync(registry);
        var composed = ComposedHealthRegistry.From(registry.Build());
        var command = HealthCommand.Parse(["health", "watch", "--url", app.Url, "--every", "60"], out _)!;
        using var stop = new CancellationTokenSource();

        var watching = Task.Run(() => WatchCommand.Run(composed, command, stop.Token), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        Assert.Equal(0, await watching.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task On_a_terminal_it_is_a_table()
    {
        var registry = Registry(HealthResults.Unhealthy("refused"));
        await using var app = await TestApp.ListenAsync(registry);
        var subsets = new List<WatchedSubset>();
        foreach (var name in (string[])["integrations", "readiness"])
        {
            var target = ProbeTarget.Parse(app.Url + "/healthcheck/" + name, "", "--url", out _)!;
            subsets.Add(new WatchedSubset(new ProbeQuestion { Target = target, Subset = name, Format = ProbeFormat.Json, TimeoutSeconds = 5 }));
        }

        using var missing = new ClosedPort();
        var nowhere = ProbeTarget.Parse($"http://127.0.0.1:{missing.Number}", "/startup", "--url", out _)!;
        subsets.Add(new WatchedSubset(new ProbeQuestion { Target = nowhere, Subset = "startup", Format = ProbeFormat.Json, TimeoutSeconds = 5 }));
        subsets.ForEach(static subset => subset.Ask(CancellationToken.None));

        var screen = new WatchTable(TextWriter.Null, hasColour: false).Render(subsets, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local));
        var coloured = new WatchTable(TextWriter.Null, hasColour: true).Render(subsets, default);

        var shown = Regex.Replace(screen.Replace("\e", "<ESC>", StringComparison.Ordinal), @" +[\d.]+ ms|127[^ ]+|reached: [^<]+", "~");
        Approved.Compare("Watch.table", shown);
        Assert.Contains("\e[32mHealthy\e[0m", coloured, StringComparison.Ordinal);
        Assert.Contains("\e[31mUnhealthy\e[0m", coloured, StringComparison.Ordinal);
    }

    private static RegistryBuilder Registry(HealthCheckResult result) => new RegistryBuilder()
        .Subset("readiness")
        .Subset("integrations")
        .Check("database", result, "readiness")
        .Check(new HealthCheckDefinition("cache", static _ => new StubCheck(HealthCheckResult.Healthy())) { Memberships = [new HealthMembership("integrations", Critical: false)] });
}
