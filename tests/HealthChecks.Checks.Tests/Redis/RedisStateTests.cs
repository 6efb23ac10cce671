using System.Security.Cryptography;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

/// <summary>Memory, replicas, sentinels and clusters, with real servers.</summary>
public sealed class RedisStateTests
{
    [Fact]
    public async Task Memory_is_judged_by_the_servers_own_limit()
    {
        await using var server = await RedisServer.StartAsync("--maxmemory", "100mb");
        using var relaxed = new RedisHealthCheck(server.Address) { WarningMemoryPercent = 90, CriticalMemoryPercent = 95 };
        using var strict = new RedisHealthCheck(server.Address) { WarningMemoryPercent = 0, CriticalMemoryPercent = 99 };

        Assert.Equal(HealthStatus.Healthy, (await relaxed.RunAsync()).Status);
        var result = await strict.RunAsync();
        result.AssertFailed(CheckReasons.MemoryHigh, status: HealthStatus.Degraded);
        Assert.InRange((double)result.Data["usedMemoryPercent"], 0.1, 50);

        await server.CommandAsync("CONFIG", "SET", "maxmemory", "1");
        (await relaxed.RunAsync()).AssertFailed(CheckReasons.MemoryHigh);
    }

    [Fact]
    public async Task The_hit_rate_is_judged_from_the_first_look_up_on()
    {
        await using var server = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck(server.Address) { WarningHitRatePercent = 80, CriticalHitRatePercent = 40 };
        Assert.DoesNotContain("hitRatePercent", (await check.RunAsync()).Data.Keys);

        await server.CommandAsync("SET", "there", "1");
        await server.CommandAsync("GET", "there");
        Assert.Equal(100.0, (await check.RunAsync()).Data["hitRatePercent"]);
        await server.CommandAsync("GET", "not there");
        (await check.RunAsync()).AssertFailed(CheckReasons.HitRateLow, status: HealthStatus.Degraded);
        await server.CommandAsync("GET", "not there");
        (await check.RunAsync()).AssertFailed(CheckReasons.HitRateLow);
    }

    [Fact]
    public async Task A_server_that_loads_its_data_is_unhealthy_until_it_has()
    {
        await using var server = await RedisServer.StartAsync(
            "--save", "3600 1", "--key-load-delay", "100000", "--loading-process-events-interval-bytes", "1024");
        for (var key = 0; key < 40; key++)
            await server.CommandAsync("SET", $"key{key}", Convert.ToBase64String(RandomNumberGenerator.GetBytes(1500)));
        await server.CommandAsync("SAVE");
        using var check = new RedisHealthCheck(server.Address);
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);

        await server.StopAsync();
        await server.StartAsync();

        (await check.RunAsync()).AssertFailed(CheckReasons.Loading);
        await Eventually.IsAsync(async () => (await check.RunAsync()).Status == HealthStatus.Healthy);
    }

    [Fact]
    public async Task Replicas_are_seen_from_both_sides_and_a_lost_master_is_told()
    {
        await using var master = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {master.Port}");
        using var ofMaster = new RedisHealthCheck(master.Address)
        {
            ExpectedRole = RedisRole.Master,
            MinimumReplicas = 1,
            CriticalLagSeconds = 60,
        };
        using var ofReplica = new RedisHealthCheck(replica.Address) { ExpectedRole = RedisRole.Replica, CriticalLagSeconds = 60 };
        using var strict = new RedisHealthCheck(replica.Address) { WarningLagSeconds = 0 };
        using var confused = new RedisHealthCheck(replica.Address) { ExpectedRole = RedisRole.Master };
        await Eventually.IsAsync(async () => (await ofMaster.RunAsync()).Status == HealthStatus.Healthy);
        await Eventually.IsAsync(async () => (await ofReplica.RunAsync()).Status == HealthStatus.Healthy);

        Assert.Contains("lagBytes", (await ofMaster.RunAsync()).Data.Keys);
        Assert.Contains("lagBytes", (await ofReplica.RunAsync()).Data.Keys);
        (await strict.RunAsync()).AssertFailed(CheckReasons.ReplicaLagging, status: HealthStatus.Degraded);
        (await confused.RunAsync()).AssertFailed(CheckReasons.WrongRole);

        await replica.CommandAsync("CONFIG", "SET", "replica-serve-stale-data", "no");
        await master.StopAsync();
        await Eventually.IsAsync(async () => (await ofReplica.RunAsync()).Reason() == CheckReasons.MasterLinkDown);
        await replica.CommandAsync("CONFIG", "SET", "replica-serve-stale-data", "yes");
        (await ofReplica.RunAsync()).AssertFailed(CheckReasons.MasterLinkDown);

        await master.StartAsync();
        await Eventually.IsAsync(async () => (await ofReplica.RunAsync()).Status == HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_replica_that_hangs_lags_and_a_master_without_its_replica_misses_it()
    {
        await using var master = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {master.Port}");
        using var check = new RedisHealthCheck(master.Address) { MinimumReplicas = 1, WarningLagSeconds = 3, CriticalLagSeconds = 3600 };
        await Eventually.IsAsync(async () => (await check.RunAsync()).Status == HealthStatus.Healthy);

        replica.Suspend();
        await Eventually.IsAsync(async () => (await check.RunAsync()).Reason() == CheckReasons.ReplicaLagging);
        replica.Resume();
        await replica.StopAsync();
        await Eventually.IsAsync(async () => (await check.RunAsync()).Reason() == CheckReasons.ReplicasMissing);
    }

    [Fact]
    public async Task Sentinels_name_the_master_and_a_demoted_one_is_asked_for_again()
    {
        await using var first = await RedisServer.StartAsync();
        await using var second = await RedisServer.StartAsync();
        await using var sentinel = await RedisServer.StartSentinelAsync(first.Port);
        using var check = new RedisHealthCheck($"127.0.0.1:{FreePort.Find()},127.0.0.1:{sentinel.Port}") { SentinelMaster = "main" };
        using var unknown = new RedisHealthCheck($"127.0.0.1:{sentinel.Port}") { SentinelMaster = "other" };

        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);
        var clients = (await first.CommandAsync("CLIENT", "LIST")).Split('\n');
        Assert.Single(clients, static client => client.Contains("cmd=info") && !client.Contains("name=sentinel"));
        (await unknown.RunAsync()).AssertFailed(CheckReasons.MasterUnknown);

        // What a failover comes to: another master, the old one its replica, and the sentinel says so only after a while.
        await first.CommandAsync("REPLICAOF", "127.0.0.1", $"{second.Port}");
        (await check.RunAsync()).AssertFailed(CheckReasons.WrongRole);
        await sentinel.CommandAsync("SENTINEL", "REMOVE", "main");
        (await check.RunAsync()).AssertFailed(CheckReasons.MasterUnknown);
        await sentinel.CommandAsync("SENTINEL", "MONITOR", "main", "127.0.0.1", $"{second.Port}", "1");
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);

        await sentinel.StopAsync();
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);
        await second.StopAsync();
        (await check.RunAsync()).AssertFailed(CheckReasons.ConnectionFailed);
    }

    [Fact]
    public async Task A_cluster_is_down_until_all_of_its_slots_are_served()
    {
        await using var server = await RedisServer.StartAsync("--cluster-enabled", "yes");
        await using var single = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck(server.Address) { Cluster = true };
        using var mistaken = new RedisHealthCheck(single.Address) { Cluster = true };

        (await check.RunAsync()).AssertFailed(CheckReasons.ClusterDown);
        (await mistaken.RunAsync()).AssertFailed(CheckReasons.UnexpectedReply);

        await server.CommandAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
        await Eventually.IsAsync(async () => (await check.RunAsync()).Status == HealthStatus.Healthy);
        Assert.Equal(16384L, (await check.RunAsync()).Data["servedSlots"]);
    }
}
