using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace HealthChecks.Checks.Tests.Fleet;

public sealed class FleetInCacheTests : FleetBehaviours
{
    private readonly MemoryDistributedCache _cache = new(Options.Create(new MemoryDistributedCacheOptions()));

    protected override Task<IHeartbeatStore> StoreAsync() => Task.FromResult<IHeartbeatStore>(new DistributedCacheHeartbeatStore(_cache));

    [Fact]
    public async Task An_entry_that_is_no_beat_is_no_member()
    {
        var store = await StoreAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        await store.PublishAsync("odd", "a", "running", TimeSpan.FromMinutes(1), cancellationToken);

        await _cache.SetStringAsync("healthcheck:fleet:odd:member:a", "yesterday running", cancellationToken);

        Assert.Empty(await store.ListAsync("odd", cancellationToken));
    }

    [Fact]
    public async Task A_member_whose_name_another_one_lost_puts_itself_into_the_list_again()
    {
        var store = await StoreAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        await store.PublishAsync("race", "a", "running", TimeSpan.FromMinutes(1), cancellationToken);
        await _cache.SetStringAsync("healthcheck:fleet:race:members", "b", cancellationToken);
        Assert.Empty(await store.ListAsync("race", cancellationToken));

        await store.PublishAsync("race", "a", "running", TimeSpan.FromMinutes(1), cancellationToken);

        Assert.Single(await store.ListAsync("race", cancellationToken));
        Assert.Equal("a", await _cache.GetStringAsync("healthcheck:fleet:race:members", cancellationToken));
    }
}
