namespace HealthChecks.Tests;

public sealed class DeadlineTests
{
    [Fact]
    public async Task A_member_without_a_reading_at_the_deadline_fails_as_late_and_the_others_count()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("cache", new TestCheck()), Declare.Check("database", slow)),
            clock);

        var probe = engine.AskAsync();
        await slow.BegunAsync();
        clock.Advance(0.7);
        await Task.Delay(30);
        Assert.False(probe.IsCompleted);
        clock.Advance(0.1);
        var report = await probe.InTimeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        var database = report.Find("database")!.Value;
        Assert.Equal(HealthReasons.Late, database.Reason);
        Assert.True(database.IsLate);
        Assert.Null(database.MeasuredAt);
        Assert.Null(database.Age);
        Assert.Equal(HealthStatus.Healthy, report.Find("cache")!.Value.Status);
        Assert.False(report.Find("cache")!.Value.IsLate);
        Assert.InRange(report.Duration, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(0.8));
    }

    [Fact]
    public async Task The_deadline_of_a_subset_that_is_no_probe_is_five_seconds()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("integrations")], Declare.Check("database", slow, Declare.Membership("integrations"), timeout: 10)),
            clock);

        var probe = engine.AskAsync("integrations");
        await slow.BegunAsync();
        clock.Advance(4.9);
        await Task.Delay(30);
        Assert.False(probe.IsCompleted);
        clock.Advance(0.1);

        Assert.Equal(HealthReasons.Late, (await probe.InTimeAsync())[0].Reason);
    }

    [Fact]
    public async Task A_check_slower_than_the_deadline_converges()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", slow)), clock);

        var first = engine.AskAsync();
        await slow.BegunAsync();
        clock.Advance(0.8);
        Assert.Equal(HealthReasons.Late, (await first.InTimeAsync())[0].Reason);

        // Its run goes on, and its reading serves the next probe.
        clock.Advance(0.5);
        slow.Release(HealthCheckResult.Healthy("slow but fine"));
        await Eventually.IsTrueAsync(() => engine.AskAsync().Result[0].Reason == HealthReasons.Healthy, "the reading is stored");
        var second = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Healthy, second.Status);
        Assert.Equal("slow but fine", second[0].Text);
        Assert.InRange(second[0].Duration!.Value, TimeSpan.FromSeconds(1.3), TimeSpan.FromSeconds(1.3));
        Assert.Equal(1, slow.Runs);
    }

    [Fact]
    public async Task A_late_member_counts_with_its_last_reading_marked_late_and_with_the_age_of_that()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", slow)), clock);
        await ReadAsync(engine, slow, HealthCheckResult.Degraded("was slow"));

        clock.Advance(10);
        var probe = engine.AskAsync();
        await slow.BegunAsync();
        clock.Advance(0.8);
        var report = await probe.InTimeAsync();

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.True(report[0].IsLate);
        Assert.Equal(HealthReasons.Degraded, report[0].Reason);
        Assert.Equal("was slow", report[0].Text);
        Assert.Equal(TimeSpan.FromSeconds(10.8), report[0].Age);
    }

    [Fact]
    public async Task A_late_member_whose_last_reading_is_older_than_its_maximum_age_fails_as_late()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", slow, maxAge: 12)), clock);
        await ReadAsync(engine, slow, HealthCheckResult.Healthy());

        clock.Advance(11.3);
        var probe = engine.AskAsync();
        await slow.BegunAsync();
        clock.Advance(0.8);
        var report = await probe.InTimeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(HealthReasons.Late, report[0].Reason);
        Assert.True(report[0].IsLate);
    }

    [Fact]
    public async Task A_late_report_is_not_served_again()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", slow)), clock);

        var first = engine.AskAsync();
        await slow.BegunAsync();
        clock.Advance(0.8);
        await first.InTimeAsync();

        // In flight still: the second probe waits for it within a deadline of its own.
        var second = engine.AskAsync();
        await Task.Delay(30);
        Assert.False(second.IsCompleted);
        slow.Release();

        Assert.Equal(HealthStatus.Healthy, (await second.InTimeAsync()).Status);
        Assert.Equal(1, slow.Runs);
    }

    [Fact]
    public async Task Each_probe_has_a_deadline_of_its_own()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", slow)), clock);

        var first = engine.AskAsync();
        await slow.BegunAsync();
        clock.Advance(0.5);
        var second = engine.AskAsync();
        clock.Advance(0.3);
        await first.InTimeAsync();
        await Task.Delay(30);
        Assert.False(second.IsCompleted);
        clock.Advance(0.5);

        Assert.Equal(HealthReasons.Late, (await second.InTimeAsync())[0].Reason);
    }

    [Fact]
    public async Task A_complete_report_waits_for_every_run_whatever_the_deadline()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", slow)), clock);

        var complete = engine.Reporter.Find("readiness")!.GetCompleteReportAsync().AsTask();
        await slow.BegunAsync();
        clock.Advance(4);
        await Task.Delay(30);
        Assert.False(complete.IsCompleted);
        slow.Release();

        Assert.Equal(HealthStatus.Healthy, (await complete.InTimeAsync()).Status);
    }

    [Fact]
    public async Task A_check_that_takes_long_does_not_make_the_others_stale_in_the_same_report()
    {
        var clock = new FakeTimeProvider();
        var slow = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("cache", new TestCheck()), Declare.Check("database", slow, timeout: 60)),
            clock);

        var complete = engine.Reporter.Find("readiness")!.GetCompleteReportAsync().AsTask();
        var framework = engine.Service.CheckHealthAsync();
        await slow.BegunAsync();
        await Eventually.IsTrueAsync(() => engine.Reporter.GetReportAsync("readiness").AsTask() is not null, "asked");
        await Task.Delay(30);
        clock.Advance(40);
        slow.Release();

        Assert.Equal(HealthStatus.Healthy, (await complete.InTimeAsync()).Status);
        Assert.Equal(HealthStatus.Healthy, (await framework.InTimeAsync()).Status);
    }

    private static async Task ReadAsync(EngineUnderTest engine, GatedCheck check, HealthCheckResult result)
    {
        var probe = engine.AskAsync();
        await check.BegunAsync();
        check.Release(result);
        await probe.InTimeAsync();
    }
}
