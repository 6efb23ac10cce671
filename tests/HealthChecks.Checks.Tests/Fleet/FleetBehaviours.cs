using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Checks.Tests.Fleet;

/// <summary>What a fleet does whatever its beats are kept in.</summary>
public abstract class FleetBehaviours
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    protected abstract Task<IHeartbeatStore> StoreAsync();

    [Fact]
    public async Task A_cluster_goes_on_without_one_member_and_fails_without_all()
    {
        var store = await StoreAsync();
        var cluster = new ClusterHealthCheck(store) { Cluster = "orders", MinimumMembers = 2 };
        (await cluster.RunAsync()).AssertFailed(CheckReasons.FleetTooSmall);
        using var first = await JoinAsync(store, "first");
        using var second = await JoinAsync(store, "second");
        using var third = await JoinAsync(store, "third");
        await UntilAsync(async () => (await cluster.RunAsync()).Data["members"] is 3);

        // Killed: it says no farewell.
        await first.KillAsync();
        await UntilAsync(async () => (await cluster.RunAsync()).Data["members"] is 2);
        (await cluster.RunAsync()).AssertHealthy("members", "healthyMembers", "minimumMembers");

        await Task.WhenAll(second.KillAsync(), third.KillAsync());
        await UntilAsync(async () => (await cluster.RunAsync()).Status == HealthStatus.Unhealthy);
        await UntilAsync(async () => (await cluster.RunAsync()).Data["members"] is 0);
        (await cluster.RunAsync()).AssertFailed(CheckReasons.FleetTooSmall);
    }

    [Fact]
    public async Task A_member_that_stops_leaves_at_once()
    {
        var store = await StoreAsync();
        using var member = await JoinAsync(store, "leaving", timeToLiveSeconds: 3600);
        await UntilAsync(async () => (await member.Check.RunAsync()).Status == HealthStatus.Healthy);

        await member.Host.StopAsync(TestContext.Current.CancellationToken);

        (await member.Check.RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);
    }

    [Fact]
    public async Task What_a_member_says_of_itself_counts()
    {
        var store = await StoreAsync();
        using var member = await JoinAsync(store, "moody");
        using var other = await JoinAsync(store, "calm");
        var cluster = new ClusterHealthCheck(store) { Cluster = "orders", MinimumMembers = 2 };
        await UntilAsync(async () => (await cluster.RunAsync()).Status == HealthStatus.Healthy);

        member.Heartbeat.State = "failed";

        await UntilAsync(async () => (await member.Check.RunAsync()).Reason() == CheckReasons.MemberUnhealthy);
        Assert.Equal(HealthStatus.Healthy, (await other.Check.RunAsync()).Status);
        var result = await cluster.RunAsync();
        result.AssertFailed(CheckReasons.FleetTooSmall);
        Assert.Equal((2, 1), (result.Data["members"], result.Data["healthyMembers"]));
        (await new ClusterHealthCheck(store) { Cluster = "orders", MinimumMembers = 2, UnhealthyStates = [] }.RunAsync())
            .AssertHealthy("members", "healthyMembers", "minimumMembers");
        (await new LocalFleetHealthCheck(store, member.Heartbeat) { UnhealthyStates = ["lost"] }.RunAsync()).AssertHealthy("sinceBeatMs", "state");
    }

    [Fact]
    public async Task Clusters_do_not_see_each_other()
    {
        var store = await StoreAsync();
        await store.PublishAsync("one", "a", "running", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Single(await store.ListAsync("one", TestContext.Current.CancellationToken));
        Assert.Empty(await store.ListAsync("two", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_last_beat_of_a_member_is_the_one_that_is_found()
    {
        var store = await StoreAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        await store.PublishAsync("beats", "a", "starting", TimeSpan.FromMinutes(1), cancellationToken);
        await Task.Delay(1100, cancellationToken);
        Assert.InRange((await store.ListAsync("beats", cancellationToken)).Single().Age, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

        await store.PublishAsync("beats", "a", "running", TimeSpan.FromMinutes(1), cancellationToken);

        var member = Assert.Single(await store.ListAsync("beats", cancellationToken));
        Assert.Equal(("a", "running"), (member.Name, member.State));
        await store.RemoveAsync("beats", "a", cancellationToken);
        await store.RemoveAsync("beats", "a", cancellationToken);
        Assert.Empty(await store.ListAsync("beats", cancellationToken));
    }

    [Fact]
    public async Task Members_that_join_at_the_same_time_are_all_seen_after_a_few_beats()
    {
        var store = await StoreAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        await UntilAsync(async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(each => Task.Run(
                () => store.PublishAsync("crowd", $"m{each}", "running", TimeSpan.FromMinutes(1), cancellationToken), cancellationToken)));
            return (await store.ListAsync("crowd", cancellationToken)).Count == 8;
        });
    }

    private static async Task<Member> JoinAsync(IHeartbeatStore store, string name, double timeToLiveSeconds = 2)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var mortal = new MortalStore(store);
        builder.Services.AddSingleton<IHeartbeatStore>(mortal);
        builder.Services.AddFleetHeartbeat(options =>
        {
            (options.Cluster, options.Member) = ("orders", name);
            (options.IntervalSeconds, options.TimeToLiveSeconds) = (0.2, timeToLiveSeconds);
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new Member(host, mortal, store);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Soon);
        while (!await condition())
            await Task.Delay(50, limit.Token);
    }

    private sealed record Member(IHost Host, MortalStore Store, IHeartbeatStore Shared) : IDisposable
    {
        public FleetHeartbeat Heartbeat => Host.Services.GetRequiredService<FleetHeartbeat>();

        public LocalFleetHealthCheck Check => new(Shared, Heartbeat);

        public Task KillAsync()
        {
            Store.IsDead = true;
            return Host.StopAsync(TestContext.Current.CancellationToken);
        }

        public void Dispose() => Host.Dispose();
    }

    /// <summary>A store that a dead member does not reach any more.</summary>
    private sealed class MortalStore(IHeartbeatStore store) : IHeartbeatStore
    {
        public bool IsDead { get; set; }

        public Task PublishAsync(string cluster, string member, string state, TimeSpan timeToLive, CancellationToken cancellationToken) =>
            IsDead ? Task.CompletedTask : store.PublishAsync(cluster, member, state, timeToLive, cancellationToken);

        public Task RemoveAsync(string cluster, string member, CancellationToken cancellationToken) =>
            IsDead ? Task.CompletedTask : store.RemoveAsync(cluster, member, cancellationToken);

        public Task<IReadOnlyList<FleetMember>> ListAsync(string cluster, CancellationToken cancellationToken) =>
            store.ListAsync(cluster, cancellationToken);
    }
}
