namespace HealthChecks.Tests;

public sealed class FreshnessTests
{
    [Fact]
    public async Task A_fresh_reading_is_served_again_in_the_same_report()
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), clock);

        var first = await engine.ProbeAsync();
        clock.Advance(0.9);
        Assert.Same(first, await engine.ProbeAsync());
        clock.Advance(0.1);
        var second = await engine.ProbeAsync();

        Assert.NotSame(first, second);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task A_failure_is_served_again_like_a_success()
    {
        var clock = new FakeTimeProvider();
        var check = TestCheck.Throwing(static () => new InvalidOperationException("no"));
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), clock);

        await engine.ProbeAsync();
        clock.Advance(0.9);
        await engine.ProbeAsync();

        Assert.Equal(1, check.Runs);
    }

    [Theory]
    [InlineData("readiness", null, null, 1)]
    [InlineData("integrations", null, null, 10)]
    [InlineData("readiness", 3.0, null, 3)]
    [InlineData("readiness", null, 4.0, 4)]
    [InlineData("readiness", 3.0, 4.0, 3)]
    [InlineData("readiness", 4.0, 3.0, 3)]
    [InlineData("integrations", 2.0, null, 2)]
    public async Task The_smallest_explicit_freshness_of_check_and_subset_wins(string subset, double? ofCheck, double? ofSubset, double expected)
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition(subset) { FreshSeconds = ofSubset }],
                Declare.Check("database", check, Declare.Membership(subset), fresh: ofCheck)),
            clock);

        await engine.ProbeAsync(subset);
        clock.Advance(expected - 0.01);
        await engine.ProbeAsync(subset);
        Assert.Equal(1, check.Runs);
        clock.Advance(0.01);
        await engine.ProbeAsync(subset);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task Nothing_fresh_means_a_run_for_every_probe()
    {
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, fresh: 0)), new FakeTimeProvider());

        await engine.ProbeAsync();
        await engine.ProbeAsync();

        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task A_fresh_reading_serves_even_while_another_subset_has_the_check_run_again()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations")],
                Declare.Check("database", check, "readiness", "integrations")),
            clock);
        var first = engine.AskAsync("readiness");
        await check.BegunAsync();
        check.Release();
        await first.InTimeAsync();

        clock.Advance(2);
        _ = engine.AskAsync("readiness");
        await check.BegunAsync();
        var report = await engine.ProbeAsync("integrations");

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.False(report[0].IsLate);
        check.Release();
    }

    [Fact]
    public async Task A_maximum_age_below_the_freshness_makes_the_check_run_again_instead_of_failing_it_as_stale()
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("integrations")], Declare.Check("database", check, Declare.Membership("integrations"), maxAge: 5)),
            clock);

        await engine.ProbeAsync("integrations");
        clock.Advance(7);

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync("integrations")).Status);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task A_report_changes_as_soon_as_a_reading_does()
    {
        var clock = new FakeTimeProvider();
        var status = HealthStatus.Healthy;
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations")],
                Declare.Check("database", new TestCheck(() => new HealthCheckResult(status)), "readiness", "integrations")),
            clock);
        await engine.ProbeAsync("integrations");

        status = HealthStatus.Unhealthy;
        clock.Advance(2);
        await engine.ProbeAsync("readiness");

        Assert.Equal(HealthStatus.Unhealthy, (await engine.ProbeAsync("integrations")).Status);
    }

    [Fact]
    public async Task Reading_a_fresh_subset_allocates_nothing()
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness([.. Enumerable.Range(0, 20).Select(static i => Declare.Check($"check-{i}", new TestCheck(), fresh: 3600, maxAge: 3600))]));
        var subset = engine.Reporter.Find("readiness")!;
        await subset.GetReportAsync().InTimeAsync();
        await Eventually.IsTrueAsync(() => subset.GetReportAsync().IsCompletedSuccessfully, "the subset is fresh");

        Assert.Equal(0, AllocatedBy(() => subset.GetReportAsync()));
        Assert.Equal(0, AllocatedBy(() => engine.Reporter.GetReportAsync("readiness")));
    }

    private static long AllocatedBy(Func<ValueTask<SubsetReport>> read)
    {
        for (var i = 0; i < 10; i++)
            _ = read().Result.Status;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            _ = read().Result.Status;
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
