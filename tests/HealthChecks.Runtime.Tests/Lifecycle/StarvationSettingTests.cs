using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>What the settings make of the watch for starved pools. What it sees is tested with pools of other processes' own.</summary>
public sealed class StarvationSettingTests
{
    // Nothing is done without waiting for so short a time.
    private const string Nothing = "0.000000001";

    [Fact]
    public async Task A_limit_that_is_set_while_the_application_runs_begins_the_watch_and_one_that_is_taken_away_counts_no_more()
    {
        var configuration = new ChangingConfiguration();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", new TestCheck())),
            services: services => services.AddSingleton<IConfiguration>(configuration.Root));
        await engine.StartHostedServicesAsync();
        Assert.True((await engine.ProbeAsync()).Passes);

        configuration.Change(("StarvationReadinessSeconds", Nothing));
        await Eventually.IsTrueAsync(() => engine.ProbeAsync().Result.Reason == HealthReasons.Starved, "readiness fails, starved");

        configuration.Change();
        await Eventually.IsTrueAsync(() => engine.ProbeAsync().Result.Passes, "readiness passes");
    }
}
