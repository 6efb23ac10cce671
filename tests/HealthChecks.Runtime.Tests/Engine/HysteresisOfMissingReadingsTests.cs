namespace HealthChecks.Tests;

/// <summary>A check that says nothing must not stay green because its failures have to be several.</summary>
public sealed class HysteresisOfMissingReadingsTests
{
    [Fact]
    public async Task A_timeout_is_a_reading_like_any_other()
    {
        var clock = new FakeTimeProvider();
        var hangs = false;
        var check = new TestCheck(async (_, token) =>
        {
            if (hangs)
                await Task.Delay(Timeout.Infinite, token);
            return HealthCheckResult.Healthy();
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1, fresh: 0.2, failAfter: 2)), clock);
        await engine.ProbeAsync();

        hangs = true;
        var held = await TimeOutAsync(2);
        Assert.Equal((HealthStatus.Healthy, HealthReasons.Timeout, 1), (held.Status, held.LastReason, held.Consecutive));
        var failed = await TimeOutAsync(3);
        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.Timeout, 0), (failed.Status, failed.Reason, failed.Consecutive));

        async Task<CheckReport> TimeOutAsync(int run)
        {
            clock.Advance(0.3);
            Task<SubsetReport>? probe = null;
            // The slot is free again once the run before has heeded its token.
            await Eventually.IsTrueAsync(
                () =>
                {
                    probe = engine.AskAsync();
                    return check.Runs == run;
                },
                "the check runs");
            clock.Advance(0.1);
            return (await probe!.InTimeAsync())[0];
        }
    }

    [Fact]
    public async Task A_check_that_hangs_is_held_no_longer_than_a_reading_counts()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1, maxAge: 30, failAfter: 3)), clock);
        var first = engine.AskAsync();
        await check.BegunAsync();
        check.Release();
        await first.InTimeAsync();

        clock.Advance(2);
        var second = engine.AskAsync();
        await check.BegunAsync();
        clock.Advance(0.11);
        Assert.Equal(HealthStatus.Healthy, (await second.InTimeAsync()).Status);
        clock.Advance(29);
        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        Assert.Empty(engine.Log.Named("CheckUnhealthy"));

        // No further reading comes, so this one has to do.
        clock.Advance(1);
        await Eventually.IsTrueAsync(() => engine.Log.Named("CheckUnhealthy").Count == 1, "the check is given up");
        var report = await engine.ProbeAsync();
        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.Timeout), (report.Status, report[0].Reason));
        Assert.Equal(0, report[0].Consecutive);

        clock.Advance(3600);
        Assert.Equal(HealthReasons.Timeout, (await engine.ProbeAsync())[0].Reason);
        check.Release();
    }

    [Fact]
    public async Task Late_and_stale_are_said_at_once()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 600, maxAge: 30, failAfter: 3)), clock);

        // Nothing has ever been read.
        var first = engine.AskAsync();
        await check.BegunAsync();
        clock.Advance(0.8);
        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.Late), Of((await first.InTimeAsync())[0]));
        check.Release();
        await Eventually.IsTrueAsync(() => engine.AskAsync().IsCompletedSuccessfully, "the run has ended");

        clock.Advance(31);
        var second = engine.AskAsync();
        await check.BegunAsync();
        clock.Advance(0.8);
        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.Late), Of((await second.InTimeAsync())[0]));
        check.Release();
    }

    [Fact]
    public async Task A_background_check_whose_readings_no_longer_come_is_stale()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", check, timeout: 600, every: 10, maxAge: 30, failAfter: 3)),
            clock);
        await engine.StartHostedServicesAsync();
        clock.Advance(10);
        await check.BegunAsync();
        check.Release();
        await Eventually.IsTrueAsync(() => engine.AskAsync() is { IsCompletedSuccessfully: true } probe && probe.Result.Passes, "the run has ended");

        clock.Advance(31);
        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.Stale), Of((await engine.ProbeAsync())[0]));
        check.Release();
    }

    [Fact]
    public async Task A_check_that_cannot_be_used_and_one_that_is_not_there_are_so_at_once()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            HealthCheckDefinition.Invalid("broken", "it is abstract", "Tests.Broken", new HealthMembership("readiness")),
            Declare.Check("gone", null, Declare.Membership("readiness"), failAfter: 3)));

        var report = await engine.ProbeAsync();

        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.InvalidRegistration), Of(report[0]));
        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.Absent), Of(report[1]));
    }

    private static (HealthStatus Status, string Reason) Of(CheckReport check) => (check.Status, check.Reason);
}
