using System.Text;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

/// <summary>What reaches the events of an orchestrator is short; a document is whole.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class OutputLimitTests
{
    [Fact]
    public async Task Text_fits_an_event_from_probe_and_run_alike()
    {
        var registry = Many();
        await using var app = await TestApp.ListenAsync(registry);

        foreach (var run in (CommandRun[])[
            await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url),
            await CommandRun.ProgramAsync(registry, static _ => { }, "health", "run", "readiness", "--verbose")])
        {
            Assert.Equal(0, run.ExitCode);
            Assert.InRange(Encoding.UTF8.GetByteCount(run.Output), 3000, 4096);
            Assert.EndsWith(" more\n", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task JSON_is_never_cut()
    {
        var registry = Many();
        await using var app = await TestApp.ListenAsync(registry);

        foreach (var run in (CommandRun[])[
            await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--format", "json"),
            await CommandRun.ProgramAsync(registry, static _ => { }, "health", "run", "readiness", "--format", "json")])
        {
            Assert.Equal(0, run.ExitCode);
            Assert.Equal(300, run.Json.GetProperty("checks").EnumerateObject().Count());
        }
    }

    [Fact]
    public async Task Errors_fit_an_event_too()
    {
        var registry = new RegistryBuilder();
        for (var i = 0; i < 300; i++)
            registry.Subset($"a-subset-with-quite-a-long-name-{i:000}");

        var run = await CommandRun.TryAsync(registry, "health", "probe", "readiness");

        Assert.Equal(1, run.ExitCode);
        Assert.InRange(Encoding.UTF8.GetByteCount(run.Errors), 1000, 4096);
    }

    private static RegistryBuilder Many()
    {
        var registry = new RegistryBuilder().Subset("readiness");
        for (var i = 0; i < 300; i++)
            registry.Check($"dependency-{i:000}", HealthCheckResult.Healthy(), "readiness");
        return registry;
    }
}
