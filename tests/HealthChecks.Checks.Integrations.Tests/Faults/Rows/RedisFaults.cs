using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A Redis that comes and goes.</summary>
internal static class RedisFaults
{
    private const string Check = nameof(RedisHealthCheck);

    private static readonly Proxied Server = new(Check, static servers => servers.Redis!.Port, static (_, port) => new RedisHealthCheck($"redis://:{FaultTable.Marker}@127.0.0.1:{port}"));

    public static readonly FaultRow[] Rows =
    [
        Server.Up(),
        new(Check, "stopped, refuses", Unhealthy, CheckReasons.ConnectionFailed, static servers =>
            new FaultCase(Of(servers), servers.Redis!.StopAsync, servers.Redis!.StartAsync)) { IsMended = true },
        new(Check, "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            FaultCase.Switched(Of(servers), servers.Redis!.Suspend, servers.Redis!.Resume)) { Answer = FaultAnswer.AtTimeout, IsMended = true },
        Server.Slow(),
        Server.TooSlow(),
        new(Check, "memory is full", Unhealthy, CheckReasons.MemoryHigh, static async servers =>
        {
            var server = await servers.StartRedisAsync();
            await server.CommandAsync("CONFIG", "SET", "maxmemory", "100mb");
            return new FaultCase(
                new RedisHealthCheck(server.Address) { CriticalMemoryPercent = 90 },
                () => server.CommandAsync("CONFIG", "SET", "maxmemory", "1"),
                () => server.CommandAsync("CONFIG", "SET", "maxmemory", "100mb"));
        }) { IsMended = true },
        new(Check, "a cluster without all of its slots", Unhealthy, CheckReasons.ClusterDown, static async servers =>
        {
            var server = await servers.StartRedisAsync("--cluster-enabled", "yes");
            await server.CommandAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
            return new FaultCase(
                new RedisHealthCheck(server.Address) { Cluster = true },
                async () =>
                {
                    await server.CommandAsync("CLUSTER", "DELSLOTS", "17");
                    await FaultServers.UntilAsync(async () => (await server.CommandAsync("CLUSTER", "INFO")).Contains("cluster_state:fail"), "The cluster goes on.");
                },
                () => server.CommandAsync("CLUSTER", "ADDSLOTS", "17"));
        }) { IsMended = true },
    ];

    private static RedisHealthCheck Of(FaultServers servers) => new(servers.RedisAddress(FaultTable.Marker));
}
