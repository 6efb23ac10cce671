using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Application;

public sealed class CompositeHealthCheckTests
{
    private static readonly StubCheck Green = StubCheck.Says(HealthResults.Healthy());
    private static readonly StubCheck Yellow = StubCheck.Says(HealthResults.Degraded("slow"));
    private static readonly StubCheck Red = StubCheck.Says(HealthResults.Unhealthy("gone"));

    [Fact]
    public async Task All_have_to_pass_unless_told_otherwise()
    {
        (await new CompositeHealthCheck(Green, Green).RunAsync()).AssertHealthy("passed", "needed", "total", "check1", "check2");

        var result = await new CompositeHealthCheck(Green, Red, Green).RunAsync();

        result.AssertFailed(CheckReasons.TooFewPass);
        Assert.Equal((2, 3, 3), (result.Data["passed"], result.Data["needed"], result.Data["total"]));
        Assert.Equal(("healthy", "gone", "healthy"), (result.Data["check1"], result.Data["check2"], result.Data["check3"]));
    }

    [Fact]
    public async Task As_many_as_are_needed_are_enough()
    {
        Assert.Equal(HealthStatus.Healthy, (await new CompositeHealthCheck(Red, Green, Red) { Needed = 1 }.RunAsync()).Status);
        (await new CompositeHealthCheck(Red, Green, Red) { Needed = 2 }.RunAsync()).AssertFailed(CheckReasons.TooFewPass);
        (await new CompositeHealthCheck(Red, Red) { Needed = 1 }.RunAsync()).AssertFailed(CheckReasons.TooFewPass);
    }

    [Fact]
    public async Task One_that_fails_beside_enough_degrades_where_that_is_wanted()
    {
        (await new CompositeHealthCheck(Green, Red) { Needed = 1, DegradedWhenAnyFails = true }.RunAsync())
            .AssertFailed(CheckReasons.SomeFail, status: HealthStatus.Degraded);
        (await new CompositeHealthCheck(Green, Green) { Needed = 1, DegradedWhenAnyFails = true }.RunAsync())
            .AssertHealthy("passed", "needed", "total", "check1", "check2");
    }

    [Fact]
    public async Task A_degraded_one_passes_and_degrades_only_where_it_is_needed()
    {
        (await new CompositeHealthCheck(Green, Yellow).RunAsync()).AssertFailed(CheckReasons.SomeFail, status: HealthStatus.Degraded);
        (await new CompositeHealthCheck(Red, Yellow) { Needed = 1 }.RunAsync()).AssertFailed(CheckReasons.SomeFail, status: HealthStatus.Degraded);
        Assert.Equal(HealthStatus.Healthy, (await new CompositeHealthCheck(Green, Yellow) { Needed = 1 }.RunAsync()).Status);
    }

    [Fact]
    public async Task One_that_throws_fails_and_harms_no_other()
    {
        var failure = new InvalidOperationException("password=hunter2");
        var throwing = new StubCheck((_, _) => throw failure);
        var giving = new StubCheck(static (_, _) => throw new HealthCheckException("quota-reached"));
        var nothing = new StubCheck(static (_, _) => null!);

        var result = await new CompositeHealthCheck(throwing, giving, nothing, Green) { Needed = 2 }.RunAsync();

        result.AssertFailed(CheckReasons.TooFewPass);
        Assert.Equal(1, result.Data["passed"]);
        Assert.Equal(("unknown-error", "quota-reached", "unknown-error"), (result.Data["check1"], result.Data["check2"], result.Data["check3"]));
        Assert.DoesNotContain("hunter2", result.Description);
        Assert.Contains(failure, Assert.IsType<AggregateException>(result.Exception).InnerExceptions);
        Assert.Equal(HealthStatus.Healthy, (await new CompositeHealthCheck(throwing, Green) { Needed = 1 }.RunAsync()).Status);
    }

    [Fact]
    public async Task They_run_at_the_same_time_even_where_they_block()
    {
        using var both = new Barrier(2);
        var blocking = new StubCheck((_, token) => Task.FromResult(
            both.SignalAndWait(TimeSpan.FromSeconds(30), token) ? HealthResults.Healthy() : HealthResults.Unhealthy("alone")));

        var result = await new CompositeHealthCheck(blocking, blocking) { MemberTimeoutSeconds = 40 }.RunAsync();

        Assert.Equal(HealthStatus.Healthy, result.Status);
    }

    [Fact]
    public async Task One_that_hangs_fails_alone_and_is_not_started_again_before_it_ends()
    {
        var hanging = new TaskCompletionSource<HealthCheckResult>();
        var starts = 0;
        var deaf = new StubCheck((_, _) =>
        {
            Interlocked.Increment(ref starts);
            return hanging.Task;
        });
        var any = new CompositeHealthCheck(deaf, Green) { Needed = 1, MemberTimeoutSeconds = 0.5 };

        for (var run = 0; run < 3; run++)
        {
            var result = await any.RunAsync();
            Assert.Equal(HealthStatus.Healthy, result.Status);
            Assert.Equal("timeout", result.Data["check1"]);
        }

        Assert.Equal(1, starts);
        hanging.SetResult(HealthResults.Healthy());
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal("healthy", (await any.RunAsync()).Data["check1"]);
        Assert.Equal(2, starts);
    }

    [Fact]
    public async Task The_timeout_of_the_whole_leaves_time_to_decide_without_one_that_hangs()
    {
        var listening = new StubCheck(static async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return default;
        });

        var result = await new CompositeHealthCheck(listening, Green) { Needed = 1 }
            .RunUntilAsync(TestContext.Current.CancellationToken, TimeSpan.FromSeconds(1));

        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Equal("timeout", result.Data["check1"]);
    }

    [Fact]
    public async Task A_cancelled_run_has_no_result_and_cancels_its_checks()
    {
        using var cancel = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        var waiting = new StubCheck(async (_, token) =>
        {
            cancel.CancelAfter(50);
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                cancelled.SetResult();
            }

            return default;
        });

        var any = new CompositeHealthCheck(waiting, Green) { Needed = 1 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => any.RunUntilAsync(cancel.Token));
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new CompositeHealthCheck(null!));
        Assert.Throws<ArgumentException>(static () => new CompositeHealthCheck());
        Assert.Throws<ArgumentException>(static () => new CompositeHealthCheck(Green, null!));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CompositeHealthCheck(Green, Red) { Needed = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CompositeHealthCheck(Green, Red) { Needed = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CompositeHealthCheck(Green) { MemberTimeoutSeconds = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CompositeHealthCheck(Green) { MemberTimeoutSeconds = double.NaN });
    }
}
