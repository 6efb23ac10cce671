using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>What HealthChecks.Properties.Tests has found, as plain tests: the engine driven by hand, on this thread.</summary>
public class FoundByPropertiesTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_pass_that_is_held_while_the_check_hangs_is_stale_even_before_the_engines_thread_looks()
    {
        var hangs = new TaskCompletionSource<HealthCheckResult>();
        var runs = 0;
        await using var engine = Of(Declare.Readiness(
            Declare.Check("hanging", new TestCheck((_, _) => ++runs == 1 ? Task.FromResult(HealthCheckResult.Healthy()) : hangs.Task), Declare.Membership("readiness"), timeout: 1, maxAge: 6, failAfter: 2)));
        var hand = Hand(engine);
        Ask(engine, hand);
        _clock.Advance(2);
        _ = engine.AskAsync();
        hand.Queue.Execute();
        _clock.Advance(1);
        hand.Tick(_clock.GetTimestamp());
        Assert.Equal(HealthStatus.Healthy, Ask(engine, hand)[0].Status);

        // No tick: the machine was suspended, or its processors are busy.
        _clock.Advance(7);
        var report = Ask(engine, hand);

        Assert.Equal(HealthReasons.Stale, report[0].Reason);
        Assert.False(report.Passes);
    }

    [Fact]
    public async Task A_check_that_waits_for_a_thread_behind_its_cause_does_not_run_when_that_fails()
    {
        var fails = false;
        var dependant = new TestCheck();
        await using var engine = Of(Declare.Readiness(
            Declare.Check("cause", new TestCheck(() => fails ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy()), "readiness"),
            new HealthCheckDefinition("dependant", _ => dependant) { BlockedBy = ["cause"], Memberships = Declare.Membership("readiness") }));
        var hand = Hand(engine);
        Ask(engine, hand);
        fails = true;

        // Both are queued by the same question, when the reading of the cause is still young enough to go by.
        var report = engine.Reporter.RefreshAsync("readiness").AsTask();
        hand.Queue.Execute();

        Assert.True(report.IsCompleted);
        Assert.Equal(HealthReasons.BlockedByPrefix + "cause", (await report).Find("dependant")!.Value.Reason);
        Assert.Equal(1, dependant.Runs);
    }

    [Fact]
    public async Task A_probe_with_a_shorter_deadline_does_not_share_a_round_with_a_longer_one()
    {
        await using var engine = Of(Declare.Readiness(Declare.Check("hanging", new GatedCheck(), "readiness")));
        var hand = Hand(engine);
        await hand.StartAsync();
        var longer = engine.AskAsync();
        var options = new HealthOptions { TimeProvider = _clock, Subsets = { ["readiness"] = new HealthSubsetSettings { DeadlineSeconds = 0.1 } } };
        hand.Find("readiness")!.Apply(options);
        var shorter = engine.AskAsync();

        _clock.Advance(0.1);
        hand.Tick(_clock.GetTimestamp());

        Assert.True(shorter.IsCompleted);
        Assert.False(longer.IsCompleted);
    }

    [Fact]
    public async Task A_background_check_that_a_refresh_has_run_after_its_cause_recovered_does_not_run_once_more()
    {
        var fails = true;
        var dependant = new TestCheck();
        await using var engine = Of(Declare.Readiness(
            Declare.Check("cause", new TestCheck(() => fails ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy()), "readiness"),
            new HealthCheckDefinition("dependant", _ => dependant) { BlockedBy = ["cause"], EverySeconds = 60, Memberships = Declare.Membership("readiness") }));
        var hand = Hand(engine);
        hand.OnHostStarting();
        Ask(engine, hand);
        fails = false;

        _ = engine.Reporter.RefreshAsync("readiness").AsTask();
        hand.Queue.Execute();
        hand.Tick(_clock.GetTimestamp());
        hand.Queue.Execute();

        Assert.Equal(1, dependant.Runs);
    }

    private EngineUnderTest Of(HealthRegistryDefinition registry) =>
        EngineUnderTest.Of(registry, _clock, static services => services.Configure<HealthOptions>(static options => options.DrivenByHand = new Random(1)));

    private static HealthEngine Hand(EngineUnderTest engine) => engine.Services.GetRequiredService<HealthEngine>();

    private static SubsetReport Ask(EngineUnderTest engine, HealthEngine hand)
    {
        var asked = engine.Reporter.GetReportAsync("readiness").AsTask();
        hand.Queue.Execute();
        Assert.True(asked.IsCompleted);
        return asked.Result;
    }
}
