using System.Diagnostics;

namespace HealthChecks.Tests;

public sealed class TimeoutTests
{
    [Fact]
    public async Task A_check_that_ignores_its_token_is_answered_Unhealthy_timeout_while_it_still_runs()
    {
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1)));
        await engine.Reporter.Find("readiness")!.GetCompleteReportAsync(Cancelled()).AsTask().ContinueWith(static _ => { }, TaskScheduler.Default);
        await check.BegunAsync();

        var started = Stopwatch.GetTimestamp();
        var report = await engine.Reporter.Find("readiness")!.GetCompleteReportAsync().InTimeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(HealthReasons.Timeout, report[0].Reason);
        // The budget is 150 ms and the benchmarks measure it; a machine that tests share is given more.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.True(check.Token.CanBeCanceled);
        await Eventually.IsTrueAsync(() => check.Token.IsCancellationRequested, "the token is cancelled");
        check.Release();
    }

    [Fact]
    public async Task A_thousand_probes_start_no_second_run_of_a_wedged_check_and_it_runs_again_once_it_has_returned()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1)), clock);

        var first = engine.AskAsync();
        await check.BegunAsync();
        clock.Advance(0.11);
        Assert.Equal(HealthReasons.Timeout, (await first.InTimeAsync())[0].Reason);

        for (var i = 0; i < 1000; i++)
        {
            clock.Advance(0.25);
            var report = await engine.ProbeAsync();
            Assert.Equal(HealthStatus.Unhealthy, report.Status);
            Assert.Equal(HealthReasons.Timeout, report[0].Reason);
        }

        Assert.Equal(1, check.Runs);

        // What it says in the end no longer counts.
        check.Release();
        await Eventually.IsTrueAsync(() => engine.Log.Named("WedgedReturned").Count == 1, "the wedged run has returned");
        clock.Advance(1.1);
        var next = engine.AskAsync();
        await check.BegunAsync();
        check.Release(HealthCheckResult.Healthy());
        Assert.Equal(HealthStatus.Healthy, (await next.InTimeAsync()).Status);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task The_late_result_of_a_wedged_run_is_thrown_away()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1, fresh: 20)), clock);

        var first = engine.AskAsync();
        await check.BegunAsync();
        clock.Advance(5);
        await first.InTimeAsync();
        check.Release();
        await Eventually.IsTrueAsync(() => engine.Log.Named("WedgedReturned").Count == 1, "the wedged run has returned");

        Assert.Equal(HealthReasons.Timeout, (await engine.ProbeAsync())[0].Reason);
    }

    [Fact]
    public async Task A_check_that_heeds_its_token_ends_with_timeout_and_one_line_in_the_log()
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck(static async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return HealthCheckResult.Healthy();
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1, fresh: 0.2)), clock);

        var probe = engine.AskAsync();
        await Eventually.IsTrueAsync(() => check.Runs == 1, "the check runs");
        clock.Advance(0.1);
        Assert.Equal(HealthReasons.Timeout, (await probe.InTimeAsync())[0].Reason);
        clock.Advance(0.3);
        await Eventually.IsTrueAsync(() => ProbeStartsAnother(), "the slot is free again");

        Assert.Empty(engine.Log.Named("WedgedReturned"));
        Assert.Single(engine.Log.Named("CheckUnhealthy"));

        bool ProbeStartsAnother()
        {
            _ = engine.AskAsync();
            return check.Runs == 2;
        }
    }

    [Fact]
    public async Task A_run_that_was_not_given_up_leaves_the_next_one_a_token_that_is_not_cancelled()
    {
        var clock = new FakeTimeProvider();
        var tokens = new List<CancellationToken>();
        var check = new TestCheck((_, token) =>
        {
            tokens.Add(token);
            return Task.FromResult(HealthCheckResult.Healthy());
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1)), clock);

        for (var i = 0; i < 3; i++)
        {
            await engine.ProbeAsync();
            clock.Advance(2);
        }

        Assert.Equal(3, tokens.Count);
        Assert.All(tokens, static token => Assert.False(token.IsCancellationRequested));
    }

    [Fact]
    public async Task A_callback_that_throws_when_the_token_is_cancelled_harms_nobody()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1)), clock);

        var probe = engine.AskAsync();
        await check.BegunAsync();
        var called = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        check.Token.Register(() =>
        {
            called.SetResult(true);
            throw new InvalidOperationException("from a callback");
        });
        clock.Advance(0.1);

        Assert.Equal(HealthReasons.Timeout, (await probe.InTimeAsync())[0].Reason);
        Assert.True(await called.Task.InTimeAsync());
        // What nobody catches on a pool thread is an error of the whole test run.
        await Task.Delay(50);
    }

    [Fact]
    public async Task A_limit_inside_the_check_that_cancels_it_is_a_timeout_too()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("database", TestCheck.Throwing(static () => new TaskCanceledException("the client's own limit")))));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthReasons.Timeout, report[0].Reason);
        Assert.DoesNotContain("limit", report[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_hangs_for_long_is_said_again_in_the_log_every_five_minutes()
    {
        var clock = new FakeTimeProvider();
        var hung = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("hung", hung, timeout: 1)), clock);
        var probe = engine.AskAsync();
        await hung.BegunAsync();
        clock.Advance(1.1);
        await probe.InTimeAsync();
        Assert.Single(engine.Log.Named("CheckUnhealthy"));

        clock.Advance(290);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Empty(engine.Log.Named("CheckStillUnhealthy"));
        clock.Advance(11);
        await Eventually.IsTrueAsync(() => engine.Log.Named("CheckStillUnhealthy").Count == 1, "the line after five minutes");
        clock.Advance(301);
        await Eventually.IsTrueAsync(() => engine.Log.Named("CheckStillUnhealthy").Count == 2, "the line after ten");
    }

    private static CancellationToken Cancelled() => new(canceled: true);
}
