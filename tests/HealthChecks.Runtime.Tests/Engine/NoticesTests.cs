namespace HealthChecks.Tests;

/// <summary>Whoever is told of what happens, a log for one, keeps no deadline waiting.</summary>
public sealed class NoticesTests
{
    [Fact]
    public async Task A_log_that_blocks_over_a_timeout_delays_no_other_deadline_and_no_other_timeout()
    {
        using var log = new BlockedLog("CheckUnhealthy");
        var slow = new GatedCheck();
        var hung = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("one"), new HealthSubsetDefinition("two") { DeadlineSeconds = 0.5 }, new HealthSubsetDefinition("three")],
                Declare.Check("slow", slow, Declare.Membership("one"), timeout: 0.2),
                Declare.Check("hung", hung, Declare.Membership("two"), timeout: 60),
                Declare.Check("late", new GatedCheck(), Declare.Membership("three"), timeout: 0.5)),
            loggers: log);

        var one = engine.AskAsync("one");
        Assert.True(log.Entered.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        // The log is in there until it is let go, and everybody is answered all the same.
        Assert.Equal(HealthReasons.Late, (await engine.ProbeAsync("two"))[0].Reason);
        Assert.Equal(HealthReasons.Timeout, (await engine.ProbeAsync("three"))[0].Reason);
        Assert.Equal(HealthReasons.Timeout, (await one.InTimeAsync())[0].Reason);
        log.LetGo();
    }

    [Fact]
    public async Task What_happens_while_the_log_blocks_is_told_afterwards_in_its_order()
    {
        using var log = new BlockedLog("CheckUnhealthy");
        var clock = new FakeTimeProvider();
        var begun = new TaskCompletionSource();
        var hung = new TaskCompletionSource<HealthCheckResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var check = new TestCheck((_, _) =>
        {
            begun.TrySetResult();
            return hung.Task;
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 1, fresh: 0)), clock, loggers: log);
        var probe = engine.AskAsync();
        await begun.Task.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
        clock.Advance(1.1);
        Assert.True(log.Entered.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        await probe.InTimeAsync();

        hung.SetResult(HealthCheckResult.Healthy());
        while (!(await engine.ProbeAsync()).Passes)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        log.LetGo();
        await Eventually.IsTrueAsync(() => log.Recorded.Named("SubsetRecovered").Count == 1, "the last line");

        Assert.Equal(
            ["CheckUnhealthy", "SubsetUnhealthy", "CheckRecovered", "SubsetRecovered"],
            log.Recorded.Entries.Select(static entry => entry.Event).Where(static name => name.StartsWith("Check", StringComparison.Ordinal) || name.StartsWith("Subset", StringComparison.Ordinal)));
    }
}
