namespace HealthChecks.Tests;

public sealed class RefreshTests
{
    [Fact]
    public async Task A_refresh_runs_every_member_however_fresh_its_reading_is()
    {
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, fresh: 3600, maxAge: 3600)));
        await engine.ProbeAsync();
        await engine.ProbeAsync();
        Assert.Equal(1, check.Runs);

        await engine.Reporter.RefreshAsync("readiness", TestContext.Current.CancellationToken).InTimeAsync();

        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task A_run_that_had_begun_before_does_not_count_as_refreshed()
    {
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)));
        var asked = engine.AskAsync();
        await check.BegunAsync();

        var refreshed = engine.Reporter.RefreshAsync("readiness", TestContext.Current.CancellationToken).AsTask();
        check.Release(HealthCheckResult.Unhealthy("from before"));
        await check.BegunAsync();
        check.Release(HealthCheckResult.Healthy());

        Assert.Equal(HealthStatus.Unhealthy, (await asked.InTimeAsync()).Status);
        Assert.Equal(HealthStatus.Healthy, (await refreshed.InTimeAsync()).Status);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task A_subset_and_a_check_that_nobody_declares_are_refused_with_the_nearest()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck())));

        // Not a constant: the build would refuse it.
        var misspelt = string.Concat("ready", "ness");
        var subset = await Assert.ThrowsAsync<ArgumentException>(() => engine.Reporter.RefreshAsync(misspelt, TestContext.Current.CancellationToken).AsTask());
        var check = await Assert.ThrowsAsync<ArgumentException>(() => engine.Reporter.GetCheckAsync("databse", TestContext.Current.CancellationToken).AsTask());

        Assert.Contains("'readiness'", subset.Message, StringComparison.Ordinal);
        Assert.Contains("'database'", check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_check_can_be_asked_for_and_shares_its_readings_with_the_subsets()
    {
        var check = new TestCheck(static () => HealthResults.Degraded("slow"));
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check), Declare.Check("other", new TestCheck())));

        var report = await engine.Reporter.GetCheckAsync("DATABASE", TestContext.Current.CancellationToken);
        await engine.ProbeAsync();

        Assert.Equal(("database", HealthStatus.Degraded, "slow"), (report.Name, report.Status, report.Reason));
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task A_report_becomes_the_framework_s()
    {
        var thrown = new InvalidOperationException("broken");
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("database", TestCheck.Throwing(() => thrown)), Declare.Check("other", new TestCheck(static () => HealthCheckResult.Degraded("said")))));

        var report = (await engine.ProbeAsync()).ToHealthReport();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(("broken", thrown), (report.Entries["database"].Description, report.Entries["database"].Exception));
        Assert.Equal("said", report.Entries["OTHER"].Description);
        Assert.Equal(["readiness"], report.Entries["other"].Tags);
    }

    [Fact]
    public async Task A_wedged_run_is_told_with_its_age_and_forgotten_when_it_returns()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1)), clock);
        var asked = engine.AskAsync();
        await check.BegunAsync();
        clock.Advance(0.2);
        var report = await asked.InTimeAsync();
        clock.Advance(9.8);

        Assert.Equal(TimeSpan.FromSeconds(10), report[0].WedgedFor);
        check.Release();
        await Eventually.IsTrueAsync(() => report[0].WedgedFor is null, "the run's return");
    }
}
