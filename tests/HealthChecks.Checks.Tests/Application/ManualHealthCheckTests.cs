using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Application;

public sealed class ManualHealthCheckTests
{
    private readonly ManualHealthCheck _check = new();

    [Fact]
    public async Task Before_anybody_has_said_something_it_is_unhealthy() => (await _check.RunAsync()).AssertFailed(CheckReasons.NotSet);

    [Theory]
    [InlineData(HealthStatus.Unhealthy, CheckReasons.NotSet)]
    [InlineData(HealthStatus.Degraded, CheckReasons.NotSet)]
    [InlineData(HealthStatus.Healthy, null)]
    public async Task What_it_is_before_that_can_be_chosen(HealthStatus initially, string? reason)
    {
        var result = await new ManualHealthCheck { Initially = initially }.RunAsync();

        Assert.Equal((initially, reason), (result.Status, result.Reason()));
    }

    [Fact]
    public async Task The_last_word_counts()
    {
        _check.SetHealthy("leader");
        var result = await _check.RunAsync();
        result.AssertHealthy("sinceSetMs");
        Assert.Equal("leader", result.Description);

        _check.SetDegraded("lease-short", "The lease ends soon.");
        (await _check.RunAsync()).AssertFailed("lease-short", status: HealthStatus.Degraded);

        _check.SetUnhealthy("leader-lost", "Another instance leads.");
        result = await _check.RunAsync();
        result.AssertFailed("leader-lost");
        Assert.Equal("Another instance leads.", result.Description);
        Assert.InRange((double)result.Data["sinceSetMs"], 0, 60_000);

        _check.Reset();
        (await _check.RunAsync()).AssertFailed(CheckReasons.NotSet);
    }

    [Fact]
    public async Task A_word_of_one_thread_is_never_mixed_with_that_of_another()
    {
        using var done = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        _check.SetHealthy();
        var speaking = Task.WhenAll(Enumerable.Range(0, 2).Select(each => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                if (each == 0)
                    _check.SetUnhealthy("one", "one");
                else
                    _check.SetDegraded("two", "two");
            }
        }, TestContext.Current.CancellationToken)));

        while (!done.IsCancellationRequested)
        {
            var result = await _check.RunAsync();
            if (result.Status != HealthStatus.Healthy)
                Assert.Equal(result.Status == HealthStatus.Unhealthy ? ("one", "one") : ("two", "two"), (result.Reason(), result.Description));
        }

        await speaking;
    }

    [Fact]
    public void What_cannot_be_said_is_refused_and_changes_nothing()
    {
        Assert.Throws<ArgumentException>(() => _check.SetUnhealthy("Leader lost!"));
        Assert.Throws<ArgumentException>(() => _check.SetDegraded(""));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ManualHealthCheck { Initially = (HealthStatus)7 });
    }

    [Fact]
    public void Only_the_running_process_is_asked() => Assert.True(CheckRun.Defaults<ManualHealthCheck>()?.NeedsRunningProcess);

    [Fact]
    public async Task A_cancelled_run_has_no_result() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _check.RunUntilAsync(new CancellationToken(canceled: true)));
}
