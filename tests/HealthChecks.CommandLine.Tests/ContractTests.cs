using System.Text.Json;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

/// <summary>What <c>health contract</c> promises to who lints manifests with it; its shape is in <c>docs/command-line.md</c>.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class ContractTests
{
    [Fact]
    public async Task Tells_paths_deadlines_commands_and_checks_in_a_stable_order()
    {
        var run = await CommandRun.TryAsync(Registry(), "health", "contract");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Approved.Compare("Contract", run.Output);
    }

    [Fact]
    public async Task Builds_no_host()
    {
        var service = new ServiceProbe();

        var run = await CommandRun.ProgramAsync(Registry(), service.AddTo, "health", "contract");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, run.Json.GetProperty("version").GetInt32());
        Assert.False(service.IsStarted || service.IsDisposed);
    }

    [Fact]
    public async Task The_command_that_it_names_is_one()
    {
        var registry = Registry();
        var contract = (await CommandRun.TryAsync(registry, "health", "contract")).Json;
        await using var app = await TestApp.ListenAsync(registry);

        foreach (var subset in contract.GetProperty("subsets").EnumerateObject())
        {
            string[] command = [.. subset.Value.GetProperty("command").EnumerateArray().Select(static word => word.GetString()!)];
            Assert.Equal(0, (await CommandRun.TryAsync(registry, [.. command, "--url", app.Url])).ExitCode);
            Assert.Equal(200, (await app.GetAsync(subset.Value.GetProperty("path").GetString()!)).Status);
        }
    }

    [Fact]
    public async Task Liveness_that_is_switched_off_and_a_drain_that_nobody_sets_are_not_there()
    {
        var contract = (await CommandRun.TryAsync(new RegistryBuilder { LivenessPath = "" }.Subset("readiness"), "health", "contract")).Json;

        Assert.False(contract.TryGetProperty("liveness", out _));
        Assert.False(contract.TryGetProperty("drainSeconds", out _));
        Assert.Equal(JsonValueKind.Object, contract.GetProperty("subsets").GetProperty("readiness").GetProperty("checks").ValueKind);
    }

    [Fact]
    public async Task The_drain_is_the_one_of_the_configuration()
    {
        Environment.SetEnvironmentVariable("HealthChecks__DrainSeconds", "20");
        try
        {
            Assert.Equal(20, (await CommandRun.TryAsync(Registry(), "health", "contract")).Json.GetProperty("drainSeconds").GetDouble());
        }
        finally
        {
            Environment.SetEnvironmentVariable("HealthChecks__DrainSeconds", null);
        }
    }

    [Fact]
    public async Task A_registry_that_contradicts_itself_has_none()
    {
        var registry = new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readyness");

        var run = await CommandRun.TryAsync(registry, "health", "contract");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("'readyness', which nobody declares", run.Errors, StringComparison.Ordinal);
    }

    private static RegistryBuilder Registry() => new RegistryBuilder { PathBase = "/shop" }
        .Subset("startup")
        .Subset(new HealthSubsetDefinition("readiness") { DeadlineSeconds = 0.5, AheadOfPipeline = true, DegradedStatusCode = 218 })
        .Subset(new HealthSubsetDefinition("integrations") { Includes = ["readiness"] })
        .Check("migrations", HealthCheckResult.Healthy(), "startup")
        .Check("database", HealthCheckResult.Healthy(), "readiness")
        .Check(new HealthCheckDefinition("cache", static _ => new StubCheck(HealthCheckResult.Healthy()))
        {
            TimeoutSeconds = 2,
            Memberships = [new HealthMembership("integrations", Critical: false)],
        });
}
