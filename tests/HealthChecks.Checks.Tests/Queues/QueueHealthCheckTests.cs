using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Queues;

public sealed class QueueHealthCheckTests
{
    private static readonly string[] DataKeys = ["depth", "oldestAgeMs", "failed"];
    private static readonly QueueFigures Figures = new() { Depth = 50, OldestAge = TimeSpan.FromSeconds(50), Failed = 50 };

    [Theory]
    [InlineData(99, 599, 24, HealthStatus.Healthy, null)]
    [InlineData(100, 0, 0, HealthStatus.Degraded, CheckReasons.QueueLong)]
    [InlineData(1000, 0, 0, HealthStatus.Unhealthy, CheckReasons.QueueLong)]
    [InlineData(1, 600, 0, HealthStatus.Degraded, CheckReasons.QueueSlow)]
    [InlineData(1, 1800, 0, HealthStatus.Unhealthy, CheckReasons.QueueSlow)]
    [InlineData(0, 0, 25, HealthStatus.Degraded, CheckReasons.QueueFailures)]
    [InlineData(0, 0, 100, HealthStatus.Unhealthy, CheckReasons.QueueFailures)]
    public async Task What_waits_how_long_and_what_failed_have_limits(int depth, int seconds, int failed, HealthStatus expected, string? reason)
    {
        var result = await Check(new QueueFigures { Depth = depth, OldestAge = TimeSpan.FromSeconds(seconds), Failed = failed }).RunAsync();

        Assert.Equal((expected, reason), (result.Status, result.Reason()));
        Assert.Equal(DataKeys, result.DataKeys());
        Assert.Equal(((long)depth, seconds * 1000.0, (long)failed), (result.Data["depth"], result.Data["oldestAgeMs"], result.Data["failed"]));
    }

    public static TheoryData<string, Func<int?, int?, QueueHealthCheck>> Limits => new()
    {
        {
            CheckReasons.QueueLong,
            static (warning, critical) => new(Read) { WarningFailed = null, WarningDepth = warning, CriticalDepth = critical }
        },
        {
            CheckReasons.QueueSlow,
            static (warning, critical) => new(Read) { WarningFailed = null, WarningAgeSeconds = warning, CriticalAgeSeconds = critical }
        },
        { CheckReasons.QueueFailures, static (warning, critical) => new(Read) { WarningFailed = warning, CriticalFailed = critical } },
    };

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public async Task Each_limit_can_be_moved_and_left_out(string reason, Func<int?, int?, QueueHealthCheck> limited)
    {
        (await limited(51, 52).RunAsync()).AssertHealthy(DataKeys);
        (await limited(50, 51).RunAsync()).AssertFailed(reason, status: HealthStatus.Degraded);
        (await limited(49, 50).RunAsync()).AssertFailed(reason);
        (await limited(null, 50).RunAsync()).AssertFailed(reason);
        (await limited(50, null).RunAsync()).AssertFailed(reason, status: HealthStatus.Degraded);
        (await limited(null, null).RunAsync()).AssertHealthy(DataKeys);
        Assert.Throws<ArgumentOutOfRangeException>(() => limited(-1, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => limited(null, -1));
        Assert.Throws<ArgumentException>(() => limited(51, 50));
    }

    [Fact]
    public async Task What_is_not_known_is_not_judged()
    {
        (await Check(new QueueFigures { Depth = 0 }).RunAsync()).AssertHealthy("depth");
        (await Check(new QueueFigures { OldestAge = TimeSpan.FromHours(1) }).RunAsync()).AssertFailed(CheckReasons.QueueSlow);
    }

    [Fact]
    public async Task All_that_is_too_much_is_said()
    {
        var result = await Check(new QueueFigures { Depth = 200, OldestAge = TimeSpan.FromHours(1), Failed = 30 }).RunAsync();

        result.AssertFailed(CheckReasons.QueueSlow);
        Assert.Equal(
            """
            200 items wait; the warning level is 100.
            3600 s is how long the oldest item has waited; the critical level is 1800.
            30 items failed; the warning level is 25.
            """,
            result.Description);
    }

    [Fact]
    public async Task A_queue_that_cannot_be_read_is_unhealthy_and_its_text_stays_in_the_log()
    {
        var failure = new TimeoutException("amqp://guest:hunter2@queue");

        var result = await new QueueHealthCheck(_ => throw failure).RunAsync();

        result.AssertFailed(CheckReasons.QueueUnreadable, failure);
        Assert.DoesNotContain("hunter2", result.Description);
    }

    [Fact]
    public async Task Figures_that_say_nothing_are_no_good_news()
    {
        (await Check(default).RunAsync()).AssertFailed(CheckReasons.QueueUnreadable);
        (await Check(new QueueFigures { Depth = -1 }).RunAsync()).AssertFailed(CheckReasons.QueueUnreadable);
        (await Check(new QueueFigures { Depth = 0, Failed = -1 }).RunAsync()).AssertFailed(CheckReasons.QueueUnreadable);
    }

    [Fact]
    public async Task A_reason_that_the_reader_gives_is_kept()
    {
        var check = new QueueHealthCheck(static _ => throw new HealthCheckException("queue-missing"));

        Assert.Equal("queue-missing", (await Assert.ThrowsAsync<HealthCheckException>(() => check.RunAsync())).Reason);
    }

    [Fact]
    public async Task A_cancelled_run_has_no_result_whatever_the_client_throws()
    {
        using var cancel = new CancellationTokenSource();
        var check = new QueueHealthCheck(async token =>
        {
            cancel.CancelAfter(50);
            await Task.Delay(Timeout.Infinite, token).ContinueWith(static _ => { }, TaskScheduler.Default);
            throw new IOException("closed");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Check(Figures).RunUntilAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_defaults_are_pinned()
    {
        var check = Check(Figures);

        Assert.Equal((100L, 1000L), (check.WarningDepth, check.CriticalDepth));
        Assert.Equal((600.0, 1800.0), (check.WarningAgeSeconds, check.CriticalAgeSeconds));
        Assert.Equal((25L, 100L), (check.WarningFailed, check.CriticalFailed));
        Assert.Equal(5, CheckRun.Defaults<QueueHealthCheck>()?.TimeoutSeconds);
        Assert.Throws<ArgumentNullException>(static () => new QueueHealthCheck(null!));
    }

    private static ValueTask<QueueFigures> Read(CancellationToken cancellationToken) => ValueTask.FromResult(Figures);

    private static QueueHealthCheck Check(QueueFigures figures) => new(_ => ValueTask.FromResult(figures));
}
