namespace HealthChecks.Tests;

public sealed class BackgroundTests
{
    [Fact]
    public async Task A_background_check_runs_once_per_period_without_a_probe()
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, every: 10)), clock);
        await engine.StartHostedServicesAsync();

        // The first offset is random within a period, the others are a period ±10 %.
        clock.Advance(10);
        await Eventually.IsTrueAsync(() => check.Runs == 1, "the first run");
        clock.Advance(8.9);
        await Task.Delay(50);
        Assert.Equal(1, check.Runs);
        clock.Advance(2.2);
        await Eventually.IsTrueAsync(() => check.Runs == 2, "the second run");
    }

    [Fact]
    public async Task Probes_read_what_the_background_has_measured_and_never_wait()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, every: 10)), clock);
        await engine.StartHostedServicesAsync();
        clock.Advance(10);
        await check.BegunAsync();
        check.Release(HealthCheckResult.Degraded("from the background"));
        Assert.Equal(HealthStatus.Degraded, (await engine.ProbeAsync()).Status);

        // A run is in flight, and the reading is old, but counts.
        clock.Advance(11);
        await check.BegunAsync();
        var asked = engine.AskAsync();

        Assert.True(asked.IsCompletedSuccessfully);
        var reading = (await asked)[0];
        Assert.Equal("from the background", reading.Text);
        Assert.False(reading.IsLate);
        Assert.Equal(2, check.Runs);
        check.Release();
    }

    [Fact]
    public async Task The_first_probe_waits_for_a_run_where_the_background_has_none_yet()
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, every: 3600)), clock);
        await engine.StartHostedServicesAsync();

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task A_reading_older_than_three_periods_and_the_timeout_is_stale()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, every: 10, timeout: 2)), clock);
        await engine.StartHostedServicesAsync();
        var first = engine.AskAsync();
        await check.BegunAsync();
        check.Release();
        Assert.Equal(HealthStatus.Healthy, (await first.InTimeAsync()).Status);

        // The clock jumps by more than 3 × 10 + 2 s, as it does when a container was frozen: what is known is too old to be green.
        clock.Advance(32.1);
        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(HealthReasons.Stale, report[0].Reason);
        Assert.Equal(TimeSpan.FromSeconds(32.1), report[0].Age);
    }

    [Fact]
    public async Task Without_a_started_host_a_probe_runs_the_check_itself()
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, every: 10)), clock);

        await engine.ProbeAsync();
        clock.Advance(100);

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task The_background_ends_with_the_host()
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, every: 10)), clock);
        await engine.StartHostedServicesAsync();
        await engine.StopHostedServicesAsync();

        clock.Advance(100);
        await Task.Delay(50);

        Assert.Equal(0, check.Runs);
    }

    [Fact]
    public async Task A_wedged_check_is_not_started_again_in_the_background()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, every: 10, timeout: 1)), clock);
        await engine.StartHostedServicesAsync();
        clock.Advance(10);
        await check.BegunAsync();
        clock.Advance(1);
        await Eventually.IsTrueAsync(() => engine.Log.Named("CheckUnhealthy").Count == 1, "the timeout");

        for (var i = 0; i < 10; i++)
        {
            clock.Advance(11);
            await Task.Delay(10);
            Assert.Equal(HealthReasons.Timeout, (await engine.ProbeAsync())[0].Reason);
        }

        Assert.Equal(1, check.Runs);
        check.Release();
    }
}
