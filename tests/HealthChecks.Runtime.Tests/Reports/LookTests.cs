namespace HealthChecks.Tests;

/// <summary>What a page or a scrape sees, which asks nobody.</summary>
public sealed class LookTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task What_nobody_has_asked_is_not_known_and_is_not_run()
    {
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, "readiness")), _clock);

        var report = Subset(engine).Look();

        Assert.False(report.IsKnown);
        Assert.False(report[0].IsKnown);
        Assert.Equal(0, check.Runs);
    }

    [Fact]
    public async Task What_was_answered_is_known_until_its_readings_are_too_old()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(static () => HealthCheckResult.Unhealthy()), maxAge: 30)), _clock);
        await engine.ProbeAsync();
        _clock.Advance(20);
        var young = Subset(engine).Look();
        _clock.Advance(11);
        var old = Subset(engine).Look();

        Assert.True(young is { IsKnown: true, Status: HealthStatus.Unhealthy });
        Assert.True(young[0].IsKnown);
        Assert.False(old.IsKnown);
        Assert.False(old[0].IsKnown);
    }

    [Fact]
    public async Task What_runs_in_the_background_and_is_too_old_is_known_to_fail()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(), maxAge: 30, every: 10)), _clock);
        await engine.ProbeAsync();
        _clock.Advance(31);

        var report = Subset(engine).Look();

        Assert.True(report is { IsKnown: true, Status: HealthStatus.Unhealthy });
        Assert.Equal("stale", report[0].Reason);
    }

    [Fact]
    public async Task Looking_is_no_evaluation()
    {
        var next = HealthCheckResult.Healthy();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness") { FailAfter = 3 }], Declare.Check("database", new TestCheck(() => next), "readiness")), _clock);
        await engine.ProbeAsync();
        next = HealthCheckResult.Unhealthy();
        _clock.Advance(2);
        await engine.ProbeAsync();
        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(2);
            Subset(engine).Look();
        }

        Assert.Equal(HealthStatus.Healthy, Subset(engine).Look().Status);
        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
    }

    [Fact]
    public async Task A_latched_subset_stays_passed_and_its_checks_are_what_they_are_now()
    {
        var next = HealthCheckResult.Healthy();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("startup"), new HealthSubsetDefinition("other")], Declare.Check("database", new TestCheck(() => next), "startup", "other")), _clock);
        await engine.ProbeAsync("startup");
        next = HealthCheckResult.Unhealthy();
        _clock.Advance(20);
        await engine.ProbeAsync("other");

        var report = engine.Reporter.Find("startup")!.Look();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(HealthStatus.Unhealthy, report[0].Status);
    }

    [Fact]
    public async Task One_member_is_looked_at_alone()
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("cache", new TestCheck(static () => HealthCheckResult.Unhealthy()), Declare.NonCritical("readiness")),
                Declare.Check("database", new TestCheck(), "readiness")), _clock);
        await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, Subset(engine).Look("CACHE")!.Status);
        Assert.Equal(HealthStatus.Healthy, Subset(engine).Look("database")!.Status);
        Assert.Equal(HealthStatus.Degraded, Subset(engine).Look().Status);
        Assert.Null(Subset(engine).Look("ghost"));
    }

    [Fact]
    public async Task What_is_left_without_some_members_adds_up_anew()
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("cache", new TestCheck(static () => HealthCheckResult.Degraded()), "readiness"),
                Declare.Check("database", new TestCheck(static () => HealthCheckResult.Unhealthy()), "readiness")), _clock);
        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(HealthStatus.Degraded, report.Without(static name => name == "database").Status);
        Assert.True(report.Without(static _ => true) is { Status: HealthStatus.Unhealthy, IsEmpty: true, Reason: "empty" });
    }

    private static SubsetReporter Subset(EngineUnderTest engine) => engine.Reporter.Find("readiness")!;
}
