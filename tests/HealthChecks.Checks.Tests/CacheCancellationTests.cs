using HealthChecks.Checks.Tests.Fakes;

namespace HealthChecks.Checks.Tests;

public sealed class CacheCancellationTests
{
    private readonly FakeCache _cache = new();

    [Theory]
    [InlineData("set")]
    [InlineData("get")]
    [InlineData("remove")]
    public async Task Cancellation_is_passed_on_and_leaves_no_key_behind(string step)
    {
        using var source = new CancellationTokenSource();
        var hangs = true;
        if (step == "set")
            _cache.BeforeSet = Hang;
        else if (step == "get")
            _cache.BeforeGet = Hang;
        else
            _cache.BeforeRemove = Hang;

        Task Hang(CancellationToken token)
        {
            var result = hangs ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
            hangs = false;
            return result;
        }

        var run = new CacheHealthCheck(_cache).RunUntilAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Single(_cache.KeysWritten);
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task A_cache_that_hangs_on_the_removal_too_is_left_to_the_time_to_live()
    {
        using var source = new CancellationTokenSource();
        _cache.BeforeGet = static token => Task.Delay(Timeout.Infinite, token);
        _cache.BeforeRemove = static token => Task.Delay(Timeout.Infinite, token);

        var run = new CacheHealthCheck(_cache).RunUntilAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(["set", "get", "remove"], _cache.Calls);
    }

    [Fact]
    public async Task A_clients_own_exception_for_a_cancelled_call_counts_as_cancellation()
    {
        using var source = new CancellationTokenSource();
        _cache.BeforeSet = async _ =>
        {
            await source.CancelAsync();
            throw new InvalidOperationException();
        };

        await Assert.ThrowsAsync<OperationCanceledException>(() => new CacheHealthCheck(_cache).RunUntilAsync(source.Token));
    }

    [Fact]
    public async Task A_clients_own_timeout_is_a_failure_and_no_cancellation()
    {
        var cause = new TaskCanceledException();
        _cache.BeforeSet = _ => Task.FromException(cause);

        (await new CacheHealthCheck(_cache).RunAsync()).AssertFailed(CheckReasons.WriteFailed, cause);
    }
}
