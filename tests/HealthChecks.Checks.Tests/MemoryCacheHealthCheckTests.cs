using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;

namespace HealthChecks.Checks.Tests;

public sealed class MemoryCacheHealthCheckTests
{
    [Fact]
    public async Task It_writes_reads_compares_and_removes_an_entry()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());

        (await new MemoryCacheHealthCheck(cache).RunAsync()).AssertHealthy("setMs", "getMs", "removeMs");

        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task A_cache_that_counts_sizes_is_told_one()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 10 });

        (await new MemoryCacheHealthCheck(cache).RunAsync()).AssertHealthy("setMs", "getMs", "removeMs");
    }

    [Fact]
    public async Task A_cache_that_does_not_take_the_entry_is_unhealthy()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 10 });

        (await new MemoryCacheHealthCheck(cache) { EntrySize = 11 }.RunAsync()).AssertFailed(CheckReasons.ValueMismatch);
    }

    [Fact]
    public async Task A_cache_that_throws_is_unhealthy_and_its_text_stays_in_the_log()
    {
        var cache = new MemoryCache(new MemoryCacheOptions());
        cache.Dispose();

        var result = await new MemoryCacheHealthCheck(cache).RunAsync();

        result.AssertFailed(CheckReasons.WriteFailed);
        Assert.IsType<ObjectDisposedException>(result.Exception);
        Assert.Equal(["setMs"], result.DataKeys());
    }

    [Fact]
    public async Task A_thousand_runs_that_are_cancelled_at_random_leave_no_key()
    {
        using var memory = new MemoryCache(new MemoryCacheOptions());
        var distributed = new FakeCache();
        var random = new Random(17);
        for (var run = 0; run < 1000; run++)
        {
            using var source = new CancellationTokenSource();
            var step = random.Next(4);
            distributed.BeforeSet = token => CancelAsync(step == 0, token);
            distributed.BeforeGet = token => CancelAsync(step == 1, token);
            if (step == 2)
                await source.CancelAsync();

            await PassOverCancellationAsync(() => new MemoryCacheHealthCheck(memory).RunUntilAsync(source.Token));
            await PassOverCancellationAsync(() => new CacheHealthCheck(distributed).RunUntilAsync(source.Token));

            async Task CancelAsync(bool now, CancellationToken token)
            {
                if (now)
                    await source.CancelAsync();
                token.ThrowIfCancellationRequested();
            }
        }

        Assert.Equal(0, memory.Count);
        Assert.NotEmpty(distributed.KeysWritten);
        Assert.Empty(distributed.Entries);

        static async Task PassOverCancellationAsync(Func<Task> run)
        {
            try
            {
                await run();
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [Theory]
    [InlineData("shop-probe", null, "shop-probe")]
    [InlineData(" ", null, "healthcheck")]
    [InlineData(null, null, "healthcheck")]
    [InlineData("shop-probe", "own", "own")]
    public async Task The_beginning_of_the_keys_is_the_options_else_the_settings(string? setting, string? option, string expected)
    {
        var configuration = new ConfigurationManager { ["HealthChecks:CacheKeyPrefix"] = setting };
        using var memory = new MemoryCache(new MemoryCacheOptions());
        var distributed = new FakeCache();
        var ofMemory = option is null
            ? new MemoryCacheHealthCheck(memory, configuration)
            : new MemoryCacheHealthCheck(memory, configuration) { KeyPrefix = option };
        var ofDistributed = option is null
            ? new CacheHealthCheck(distributed, configuration)
            : new CacheHealthCheck(distributed, configuration) { KeyPrefix = option };

        await ofDistributed.RunAsync();

        Assert.Equal((expected, expected), (ofMemory.KeyPrefix, ofDistributed.KeyPrefix));
        Assert.StartsWith(expected + ":", Assert.Single(distributed.KeysWritten));
    }

    [Fact]
    public void Options_that_cannot_work_throw_at_construction()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());

        Assert.Throws<ArgumentException>(() => new MemoryCacheHealthCheck(cache) { KeyPrefix = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryCacheHealthCheck(cache) { EntrySize = 0 });
        Assert.Throws<ArgumentNullException>(() => new MemoryCacheHealthCheck(null!));
    }
}
