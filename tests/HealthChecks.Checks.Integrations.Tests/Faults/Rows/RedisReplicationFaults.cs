using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A Redis, another that follows it, and a sentinel that knows both.</summary>
internal static class RedisReplicationFaults
{
    private const string Check = nameof(RedisHealthCheck);

    public static readonly FaultRow[] Rows =
    [
        Row("replica: up", Healthy, HealthReasons.Healthy, static (_, replica) => FaultCase.Settling(OfReplica(replica))),
        Row("replica: its master is gone", Unhealthy, CheckReasons.MasterLinkDown, static (master, replica) => new FaultCase(
            OfReplica(replica),
            async () =>
            {
                await master.StopAsync();
                await UntilAsync(replica, "master_link_status:down");
            },
            master.StartAsync)) with { IsMended = true },
        Row("replica, where a master is expected", Unhealthy, CheckReasons.WrongRole, static (master, replica) => new FaultCase(
            new RedisHealthCheck(master.Address) { ExpectedRole = RedisRole.Master },
            async () =>
            {
                await replica.CommandAsync("REPLICAOF", "NO", "ONE");
                await master.CommandAsync("REPLICAOF", "127.0.0.1", $"{replica.Port}");
                await UntilAsync(master, "master_link_status:up");
            },
            () => master.CommandAsync("REPLICAOF", "NO", "ONE"))) with { IsMended = true },
        Row("master, where a replica is expected", Unhealthy, CheckReasons.WrongRole, static (_, replica) => new FaultCase(
            OfReplica(replica),
            () => replica.CommandAsync("REPLICAOF", "NO", "ONE"))),
        Row("master: its replica is gone", Unhealthy, CheckReasons.ReplicasMissing, static (master, replica) => new FaultCase(
            new RedisHealthCheck(master.Address) { MinimumReplicas = 1 },
            async () =>
            {
                await replica.StopAsync();
                await UntilAsync(master, "connected_slaves:0");
            },
            replica.StartAsync)) with { IsMended = true },
        new(Check, "sentinels: up", Healthy, HealthReasons.Healthy, static async servers => FaultCase.Settling(Watched(await SentinelAsync(servers), "main"))),
        new(Check, "sentinels: know no such master", Unhealthy, CheckReasons.MasterUnknown, static async servers => new FaultCase(Watched(await SentinelAsync(servers), "another"))),
        new(Check, "sentinels: stopped, refuse", Unhealthy, CheckReasons.ConnectionFailed, static async servers =>
        {
            var sentinel = await SentinelAsync(servers);
            await sentinel.StopAsync();
            return new FaultCase(Watched(sentinel, "main"));
        }),
    ];

    private static FaultRow Row(string fault, HealthStatus status, string reason, Func<RedisServer, RedisServer, FaultCase> arrange) => new(Check, fault, status, reason, async servers =>
    {
        // Else a master waits five seconds for more replicas.
        string[] hasty = ["--repl-diskless-sync-delay", "0"];
        var master = await servers.StartRedisAsync(hasty);
        var replica = await servers.StartRedisAsync(["--replicaof", $"127.0.0.1 {master.Port}", .. hasty]);
        await UntilAsync(replica, "master_link_status:up");
        return arrange(master, replica);
    });

    private static RedisHealthCheck OfReplica(RedisServer replica) => new(replica.Address) { ExpectedRole = RedisRole.Replica };

    private static RedisHealthCheck Watched(RedisServer sentinel, string master) => new(sentinel.Address) { SentinelMaster = master };

    private static async Task<RedisServer> SentinelAsync(FaultServers servers) =>
        servers.Keep(await RedisServer.StartSentinelAsync((await servers.StartRedisAsync()).Port));

    private static Task UntilAsync(RedisServer server, string state) =>
        FaultServers.UntilAsync(async () => (await server.CommandAsync("INFO", "replication")).Contains(state, StringComparison.Ordinal), state);
}
