namespace HealthChecks.Tests;

public sealed class BlockedByTests
{
    [Fact]
    public async Task While_the_cause_fails_a_dependant_is_not_run_and_says_so()
    {
        var dependant = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("broker", new TestCheck(static () => HealthResults.Unhealthy("refused"))),
            Declare.Check("consumer", dependant, blockedBy: ["broker"])));

        var report = await engine.ProbeAsync();

        var consumer = report.Find("consumer")!.Value;
        Assert.Equal((HealthStatus.Unhealthy, "blocked-by:broker"), (consumer.Status, consumer.Reason));
        Assert.Null(consumer.Duration);
        Assert.Equal(0, dependant.Runs);
        // One outage is one alarm.
        Assert.Equal("broker", Assert.Single(engine.Log.Named("CheckUnhealthy")).Text.Split(' ')[2]);
    }

    [Fact]
    public async Task As_soon_as_the_cause_passes_the_dependant_runs_although_its_reading_is_fresh()
    {
        var clock = new FakeTimeProvider();
        var isUp = false;
        var dependant = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("broker", new TestCheck(() => isUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy()), fresh: 1),
                Declare.Check("consumer", dependant, fresh: 3600, maxAge: 7200, blockedBy: ["broker"])),
            clock);
        await engine.ProbeAsync();

        isUp = true;
        clock.Advance(2);
        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(1, dependant.Runs);
    }

    [Fact]
    public async Task A_cause_outside_of_the_subset_is_asked_too()
    {
        var cause = new TestCheck(static () => HealthCheckResult.Unhealthy());
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations")],
            Declare.Check("broker", cause, "integrations"),
            Declare.Check("consumer", new TestCheck(), Declare.Membership("readiness"), blockedBy: ["broker"])));

        Assert.Equal("blocked-by:broker", (await engine.ProbeAsync())[0].Reason);
        Assert.Equal(1, cause.Runs);
    }

    [Fact]
    public async Task A_dependant_of_a_dependant_names_the_one_that_it_was_declared_with()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("network", new TestCheck(static () => HealthCheckResult.Unhealthy())),
            Declare.Check("broker", new TestCheck(), blockedBy: ["network"]),
            Declare.Check("consumer", new TestCheck(), blockedBy: ["broker"])));

        var report = await engine.ProbeAsync();

        Assert.Equal("blocked-by:network", report.Find("broker")!.Value.Reason);
        Assert.Equal("blocked-by:broker", report.Find("consumer")!.Value.Reason);
    }

    [Fact]
    public async Task A_cause_that_hangs_blocks_with_its_timeout()
    {
        var clock = new FakeTimeProvider();
        var cause = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 60 }],
                Declare.Check("broker", cause, timeout: 1),
                Declare.Check("consumer", new TestCheck(), blockedBy: ["broker"])),
            clock);

        var asked = engine.AskAsync();
        await cause.BegunAsync();
        clock.Advance(1.1);

        Assert.Equal("blocked-by:broker", (await asked.InTimeAsync()).Find("consumer")!.Value.Reason);
        cause.Release();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_degraded_or_does_not_apply_blocks_nothing(bool isAbsent)
    {
        var dependant = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("broker", new TestCheck(() => isAbsent ? HealthResults.Absent() : HealthCheckResult.Degraded()), optional: true),
            Declare.Check("consumer", dependant, blockedBy: ["broker"])));

        await engine.ProbeAsync();

        Assert.Equal(1, dependant.Runs);
    }

    [Fact]
    public async Task A_dependant_in_the_background_runs_when_the_cause_recovers_and_not_a_period_later()
    {
        var clock = new FakeTimeProvider();
        var isUp = false;
        var dependant = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("broker", new TestCheck(() => isUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy()), fresh: 1),
                Declare.Check("consumer", dependant, every: 3600, blockedBy: ["broker"])),
            clock);
        await engine.StartHostedServicesAsync();
        await engine.ProbeAsync();
        Assert.Equal(0, dependant.Runs);

        isUp = true;
        clock.Advance(2);
        await engine.ProbeAsync();

        await Eventually.IsTrueAsync(() => dependant.Runs == 1, "the dependant's run");
    }

    [Theory]
    [InlineData("brokr", "which is no check; did you mean 'broker'?")]
    [InlineData("consumer", "the checks 'consumer' → 'consumer' block each other")]
    public async Task A_cause_that_nobody_declares_and_a_circle_stop_the_start(string cause, string problem)
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("broker", new TestCheck()),
            Declare.Check("consumer", new TestCheck(), blockedBy: [cause])));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.ProbeAsync());

        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_included_registry_knows_its_checks_by_their_own_names()
    {
        var library = new HealthRegistryDefinition("Tests.Library")
        {
            Subsets = [new HealthSubsetDefinition("readiness")],
            Checks =
            [
                Declare.Check("broker", new TestCheck(static () => HealthCheckResult.Unhealthy())),
                Declare.Check("consumer", new TestCheck(), blockedBy: ["broker"]),
            ],
        };
        await using var engine = EngineUnderTest.Of(new HealthRegistryDefinition("Tests.App")
        {
            Subsets = [new HealthSubsetDefinition("readiness")],
            Includes = [new HealthRegistryInclude(library, "billing.")],
        });

        Assert.Equal("blocked-by:billing.broker", (await engine.ProbeAsync()).Find("billing.consumer")!.Value.Reason);
    }

    [Fact]
    public async Task What_only_the_running_process_can_know_fails_without_its_host_and_runs_with_it()
    {
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("jobs", check, fresh: 0, needsRunningProcess: true)));

        Assert.Equal(HealthReasons.NeedsRunningProcess, (await engine.ProbeAsync())[0].Reason);
        await engine.StartHostedServicesAsync();

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task A_cause_that_has_passed_does_not_block_for_having_grown_old_while_the_dependant_waited_its_turn()
    {
        var clock = new FakeTimeProvider();
        var other = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("integrations") { MaxParallel = 1, DeadlineSeconds = 1000 }],
                Declare.Check("a-cause", new TestCheck(), Declare.Membership("integrations"), maxAge: 2),
                Declare.Check("b-other", other, Declare.Membership("integrations"), timeout: 100),
                Declare.Check("c-dependant", new TestCheck(), Declare.Membership("integrations"), blockedBy: ["a-cause"])),
            clock);
        var probe = engine.AskAsync("integrations");
        await other.BegunAsync();

        clock.Advance(3);
        other.Release();
        var report = await probe.InTimeAsync();

        Assert.Equal(("healthy", "healthy", "healthy"), (report[0].Reason, report[1].Reason, report[2].Reason));
    }
}
