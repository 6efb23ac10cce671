namespace HealthChecks.Tests;

public sealed class LatchTests
{
    [Theory]
    [InlineData("startup", null, true)]
    [InlineData("warmup", true, true)]
    [InlineData("readiness", null, false)]
    [InlineData("startup", false, false)]
    public async Task A_latched_subset_stays_passed_once_it_has_passed(string subset, bool? latch, bool latches)
    {
        var clock = new FakeTimeProvider();
        var result = HealthCheckResult.Unhealthy();
        var check = new TestCheck(() => result);
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition(subset) { Latch = latch, FreshSeconds = 1 }], Declare.Check("database", check, subset)),
            clock);

        Assert.Equal(HealthStatus.Unhealthy, (await engine.ProbeAsync(subset)).Status);
        clock.Advance(2);
        result = HealthCheckResult.Degraded();
        Assert.Equal(HealthStatus.Degraded, (await engine.ProbeAsync(subset)).Status);
        clock.Advance(2);
        result = HealthCheckResult.Unhealthy();

        Assert.Equal(latches ? HealthStatus.Degraded : HealthStatus.Unhealthy, (await engine.ProbeAsync(subset)).Status);
        Assert.Equal(latches ? 2 : 3, check.Runs);
    }

    [Fact]
    public async Task The_latch_of_one_subset_does_not_hide_a_failure_from_another()
    {
        var clock = new FakeTimeProvider();
        var result = HealthCheckResult.Healthy();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("startup"), new HealthSubsetDefinition("readiness")],
                Declare.Check("database", new TestCheck(() => result), "startup", "readiness")),
            clock);
        await engine.ProbeAsync("startup");

        clock.Advance(2);
        result = HealthCheckResult.Unhealthy();

        Assert.Equal(HealthStatus.Unhealthy, (await engine.ProbeAsync("readiness")).Status);
        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync("startup")).Status);
    }

    [Fact]
    public async Task A_probe_that_is_answered_after_another_has_latched_the_subset_passes_too()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("startup") { FreshSeconds = 0 }], Declare.Check("database", check, Declare.Membership("startup"), timeout: 60)),
            clock);

        // The first gives up at its deadline, after the second has seen the check pass.
        var first = engine.Reporter.Find("startup")!.GetCompleteReportAsync().AsTask();
        await check.BegunAsync();
        check.Release();
        Assert.Equal(HealthStatus.Healthy, (await first.InTimeAsync()).Status);
        var second = engine.Reporter.Find("startup")!.GetCompleteReportAsync().AsTask();
        await check.BegunAsync();
        check.Release(HealthCheckResult.Unhealthy());

        Assert.Equal(HealthStatus.Healthy, (await second.InTimeAsync()).Status);
    }
}
