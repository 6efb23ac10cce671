using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Checks.Tests.Fleet;

public sealed class FleetHealthCheckTests
{
    private readonly StubStore _store = new();
    private readonly FleetHeartbeat _own = new(new FleetHeartbeatOptions { Member = "me" });

    [Fact]
    public async Task Only_its_own_beat_counts_for_a_member()
    {
        var check = new LocalFleetHealthCheck(_store, _own);
        _store.Members = [new("other", "running", TimeSpan.Zero)];
        (await check.RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);

        _store.Members = [new("other", "failed", TimeSpan.FromDays(1)), new("me", "running", TimeSpan.FromSeconds(14))];
        (await check.RunAsync()).AssertHealthy("sinceBeatMs", "state");

        _store.Members = [new("me", "running", TimeSpan.FromSeconds(15))];
        (await check.RunAsync()).AssertFailed(CheckReasons.HeartbeatStale);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("Stopping")]
    [InlineData("stopped")]
    public async Task A_member_in_an_unhealthy_state_fails_and_does_not_count(string state)
    {
        _store.Members = [new("me", state, TimeSpan.Zero)];

        (await new LocalFleetHealthCheck(_store, _own).RunAsync()).AssertFailed(CheckReasons.MemberUnhealthy);
        (await new ClusterHealthCheck(_store).RunAsync()).AssertFailed(CheckReasons.FleetTooSmall);
    }

    [Fact]
    public async Task A_beat_that_is_older_than_the_check_wants_does_not_count()
    {
        _store.Members = [new("a", "running", TimeSpan.FromSeconds(5)), new("b", "running", TimeSpan.FromSeconds(6))];

        (await new ClusterHealthCheck(_store) { MinimumMembers = 2 }.RunAsync()).AssertHealthy("members", "healthyMembers", "minimumMembers");
        (await new ClusterHealthCheck(_store) { MinimumMembers = 2, MaxAgeSeconds = 6 }.RunAsync()).AssertFailed(CheckReasons.FleetTooSmall);
    }

    [Fact]
    public async Task A_store_that_throws_is_unhealthy_and_a_cancelled_run_has_no_result()
    {
        _store.Failure = new IOException("redis://:hunter2@cache");

        foreach (var check in (IHealthCheck[])[new LocalFleetHealthCheck(_store, _own), new ClusterHealthCheck(_store)])
        {
            var result = await check.RunAsync();
            result.AssertFailed(CheckReasons.FleetUnreadable, _store.Failure);
            Assert.DoesNotContain("hunter2", result.Description);

            using var cancel = new CancellationTokenSource();
            _store.BeforeFailure = cancel.Cancel;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(cancel.Token));
            _store.BeforeFailure = null;
        }
    }

    [Fact]
    public async Task A_host_whose_store_fails_goes_on_and_beats_when_it_works_again()
    {
        _store.Failure = new IOException("down");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IHeartbeatStore>(_store);
        builder.Services.AddFleetHeartbeat(static options => (options.IntervalSeconds, options.TimeToLiveSeconds) = (0.05, 5)).AddFleetHeartbeat();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(0, _store.Published);

        _store.Failure = null;

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_store.Published < 2)
            await Task.Delay(20, limit.Token);
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, _store.Removed);
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new ClusterHealthCheck(null!));
        Assert.Throws<ArgumentNullException>(() => new LocalFleetHealthCheck(null!, _own));
        Assert.Throws<ArgumentNullException>(() => new LocalFleetHealthCheck(_store, null!));
        Assert.Throws<ArgumentNullException>(() => new ClusterHealthCheck(_store) { UnhealthyStates = null! });
        Assert.Throws<ArgumentException>(() => new ClusterHealthCheck(_store) { Cluster = "my cluster" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClusterHealthCheck(_store) { MinimumMembers = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClusterHealthCheck(_store) { MaxAgeSeconds = 0 });
        Assert.Throws<ArgumentException>(() => _own.State = "all is well");
        Assert.Throws<ArgumentException>(static () => new FleetHeartbeatOptions { Member = "" });
        Assert.Throws<ArgumentException>(static () => new FleetHeartbeatOptions { Cluster = "a:b" });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new FleetHeartbeatOptions { IntervalSeconds = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new FleetHeartbeatOptions { TimeToLiveSeconds = 0 });
        Assert.Throws<ArgumentException>(static () => new FleetHeartbeat(new FleetHeartbeatOptions { TimeToLiveSeconds = 9 }));
    }

    [Fact]
    public void The_defaults_are_pinned()
    {
        Assert.Equal(("default", "running"), (_own.Cluster, _own.State));
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)), (_own.Interval, _own.TimeToLive));
        Assert.Equal(Environment.MachineName, new FleetHeartbeatOptions().Member);
        Assert.Equal(["failed", "stopped", "stopping"], new ClusterHealthCheck(_store).UnhealthyStates.Order());
        Assert.True(CheckRun.Defaults<LocalFleetHealthCheck>()?.NeedsRunningProcess);
        Assert.False(CheckRun.Defaults<ClusterHealthCheck>()?.NeedsRunningProcess);
    }

    private sealed class StubStore : IHeartbeatStore
    {
        public IReadOnlyList<FleetMember> Members { get; set; } = [];

        public Exception? Failure { get; set; }

        public Action? BeforeFailure { get; set; }

        public int Published { get; private set; }

        public int Removed { get; private set; }

        public Task PublishAsync(string cluster, string member, string state, TimeSpan timeToLive, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            Published++;
            return Task.CompletedTask;
        }

        public Task RemoveAsync(string cluster, string member, CancellationToken cancellationToken)
        {
            Removed++;
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<FleetMember>> ListAsync(string cluster, CancellationToken cancellationToken)
        {
            BeforeFailure?.Invoke();
            return Failure is null ? Task.FromResult(Members) : throw Failure;
        }
    }
}
