using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace HealthChecks.Checks.Tests;

public sealed class CacheHealthCheckTests
{
    private readonly FakeCache _cache = new();

    [Fact]
    public async Task A_cache_that_keeps_what_it_is_given_is_healthy_and_left_empty()
    {
        (await new CacheHealthCheck(_cache).RunAsync()).AssertHealthy("setMs", "getMs", "removeMs");

        Assert.Equal(["set", "get", "remove"], _cache.Calls);
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task The_memory_cache_of_the_framework_is_healthy()
    {
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));

        (await new CacheHealthCheck(cache).RunAsync()).AssertHealthy("setMs", "getMs", "removeMs");
    }

    [Fact]
    public async Task Every_run_has_a_key_of_its_own()
    {
        var check = new CacheHealthCheck(_cache) { KeyPrefix = "orders:probe" };
        await check.RunAsync();
        await check.RunAsync();

        Assert.Equal(2, _cache.KeysWritten.Distinct().Count());
        Assert.All(_cache.KeysWritten, key => Assert.Matches("^orders:probe:[0-9a-f]{32}$", key));
    }

    [Fact]
    public async Task The_keys_begin_with_healthcheck_unless_told_otherwise()
    {
        await new CacheHealthCheck(_cache).RunAsync();

        Assert.StartsWith("healthcheck:", Assert.Single(_cache.KeysWritten), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_to_live_reaches_the_cache()
    {
        await new CacheHealthCheck(_cache).RunAsync();
        Assert.Equal(TimeSpan.FromSeconds(30), _cache.LastOptions?.AbsoluteExpirationRelativeToNow);

        await new CacheHealthCheck(_cache) { TimeToLive = TimeSpan.FromSeconds(5) }.RunAsync();
        Assert.Equal(TimeSpan.FromSeconds(5), _cache.LastOptions?.AbsoluteExpirationRelativeToNow);
    }

    [Fact]
    public async Task Another_value_than_the_one_written_is_unhealthy_and_removed()
    {
        _cache.Returned = static _ => [1, 2, 3];

        (await new CacheHealthCheck(_cache).RunAsync()).AssertFailed(CheckReasons.ValueMismatch);

        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task A_value_that_is_gone_is_unhealthy()
    {
        _cache.Returned = static _ => null;

        (await new CacheHealthCheck(_cache).RunAsync()).AssertFailed(CheckReasons.ValueMismatch);

        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task A_write_that_fails_is_unhealthy_and_cleaned_up_in_case_it_arrived()
    {
        var cause = new InvalidOperationException("redis.internal:6379 password hunter2");
        _cache.BeforeSet = _ => Task.FromException(cause);

        var result = await new CacheHealthCheck(_cache).RunAsync();

        result.AssertFailed(CheckReasons.WriteFailed, cause);
        Assert.Equal("The entry could not be written.", result.Description);
        Assert.Equal(["setMs"], result.DataKeys());
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task A_read_that_fails_is_unhealthy_and_leaves_no_key_behind()
    {
        var cause = new InvalidOperationException("redis.internal:6379 password hunter2");
        _cache.BeforeGet = _ => Task.FromException(cause);

        var result = await new CacheHealthCheck(_cache).RunAsync();

        result.AssertFailed(CheckReasons.ReadFailed, cause);
        Assert.Equal("The entry could not be read.", result.Description);
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task A_removal_that_fails_is_unhealthy_and_tried_once_more()
    {
        var failures = 1;
        _cache.BeforeRemove = _ => failures-- > 0 ? Task.FromException(new InvalidOperationException()) : Task.CompletedTask;

        (await new CacheHealthCheck(_cache).RunAsync()).AssertFailed(CheckReasons.RemoveFailed);

        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task The_first_failure_is_the_one_reported()
    {
        _cache.BeforeGet = static _ => throw new InvalidOperationException("first");
        _cache.BeforeRemove = static _ => throw new InvalidOperationException("second");

        (await new CacheHealthCheck(_cache).RunAsync()).AssertFailed(CheckReasons.ReadFailed);
    }

    [Fact]
    public async Task A_broken_cache_leaves_its_neighbour_healthy()
    {
        var broken = new FakeCache { BeforeSet = static _ => throw new InvalidOperationException() };

        (await new CacheHealthCheck(broken).RunAsync()).AssertFailed(CheckReasons.WriteFailed);
        (await new CacheHealthCheck(_cache).RunAsync()).AssertHealthy("setMs", "getMs", "removeMs");
    }

    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        Assert.Throws<ArgumentNullException>(() => new CacheHealthCheck(null!));
        Assert.Throws<ArgumentException>(() => new CacheHealthCheck(_cache) { KeyPrefix = "" });
        foreach (var timeToLive in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(-1), TimeSpan.FromMilliseconds(999), TimeSpan.FromDays(2) })
        {
            var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new CacheHealthCheck(_cache) { TimeToLive = timeToLive });
            Assert.Contains("set it between 1 second and 1 day", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Its_timeout_is_two_seconds() => Assert.Equal(2, CheckRun.Defaults<CacheHealthCheck>()?.TimeoutSeconds);
}
