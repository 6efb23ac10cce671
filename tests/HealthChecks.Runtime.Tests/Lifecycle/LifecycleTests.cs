using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

public sealed class LifecycleTests
{
    private static readonly HealthSubsetDefinition[] Subsets =
        [new("startup"), new("readiness") { DrainingStatusCode = 429 }, new("liveness"), new("integrations")];

    private readonly TestCheck _check = new();

    [Fact]
    public async Task Draining_fails_readiness_at_once_runs_nothing_for_it_and_leaves_the_others()
    {
        await using var engine = Engine();
        await engine.ProbeAsync();
        engine.Services.GetRequiredService<IHealthLifecycle>().Drain();

        var readiness = await engine.ProbeAsync();

        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.Draining, true), (readiness.Status, readiness.Reason, readiness.IsDraining));
        Assert.Equal(429, readiness.Reporter.StatusCodeOf(readiness));
        Assert.Equal(1, _check.Runs);
        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync("liveness")).Status);
        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync("integrations")).Status);
        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync("startup")).Status);
    }

    [Fact]
    public async Task Nothing_ends_the_drain()
    {
        await using var engine = Engine();
        var lifecycle = engine.Services.GetRequiredService<IHealthLifecycle>();
        lifecycle.Drain();
        lifecycle.Drain();
        lifecycle.Uncordon();

        Assert.True(lifecycle.IsDraining);
        Assert.Equal(HealthReasons.Draining, (await engine.ProbeAsync()).Reason);
    }

    [Fact]
    public async Task Draining_is_stronger_than_a_latch_on_readiness()
    {
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness") { Latch = true }], Declare.Check("database", _check)));
        Assert.True((await engine.ProbeAsync()).Passes);
        engine.Services.GetRequiredService<IHealthLifecycle>().Drain();

        Assert.False((await engine.ProbeAsync()).Passes);
    }

    [Fact]
    public async Task An_instance_is_taken_out_of_rotation_and_back()
    {
        await using var engine = Engine();
        var lifecycle = engine.Services.GetRequiredService<IHealthLifecycle>();
        lifecycle.Cordon();
        Assert.Equal(HealthReasons.Cordoned, (await engine.ProbeAsync()).Reason);
        // It is no drain: nobody is told to go away.
        Assert.False((await engine.ProbeAsync()).IsDraining);

        lifecycle.Uncordon();

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
    }

    [Fact]
    public async Task A_closed_gate_fails_startup_and_readiness_until_it_is_opened_and_then_startup_latches()
    {
        await using var engine = Engine(services: static services => services.AddHealthStartupGate("warm-cache").AddHealthStartupGate("migrations"));
        await engine.StartHostedServicesAsync();
        var startup = engine.Services.GetRequiredService<IHealthStartup>();
        Assert.Equal(["warm-cache", "migrations"], startup.Closed);
        Assert.Equal(HealthReasons.Starting, (await engine.ProbeAsync("startup")).Reason);
        Assert.Equal(HealthReasons.Starting, (await engine.ProbeAsync()).Reason);
        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync("integrations")).Status);

        startup.Open("migrations");
        Assert.False((await engine.ProbeAsync("startup")).Passes);
        startup.Open("warm-cache");
        startup.Open("warm-cache");

        Assert.True((await engine.ProbeAsync("startup")).Passes);
        Assert.True((await engine.ProbeAsync()).Passes);
        Assert.True(engine.Reporter.Find("startup")!.IsLatched);
    }

    [Fact]
    public async Task Without_the_running_process_nobody_opens_a_gate_and_the_report_says_so()
    {
        await using var engine = Engine(services: static services => services.AddHealthStartupGate("warm-cache"));

        Assert.Equal(HealthReasons.NeedsRunningProcess, (await engine.ProbeAsync("startup")).Reason);
    }

    [Fact]
    public async Task A_gate_that_nobody_declared_is_named_with_the_nearest()
    {
        await using var engine = Engine(services: static services => services.AddHealthStartupGate("warm-cache"));

        var thrown = Assert.Throws<ArgumentException>(() => engine.Services.GetRequiredService<IHealthStartup>().Open("warm-cash"));

        Assert.Contains("did you mean 'warm-cache'?", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_of_the_whole_instance_is_no_transition_of_its_subsets()
    {
        await using var engine = Engine();
        await engine.ProbeAsync();
        var lifecycle = engine.Services.GetRequiredService<IHealthLifecycle>();
        lifecycle.Cordon();
        await engine.ProbeAsync();
        lifecycle.Uncordon();
        await engine.ProbeAsync();

        Assert.Empty(engine.Log.Named("SubsetUnhealthy"));
    }

    private EngineUnderTest Engine(Action<IServiceCollection>? services = null) => EngineUnderTest.Of(
        Declare.Registry(Subsets, Declare.Check("database", _check, "startup", "readiness", "liveness", "integrations")),
        services: services);
}
