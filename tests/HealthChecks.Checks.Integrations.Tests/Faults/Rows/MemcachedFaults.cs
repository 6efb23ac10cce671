using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

internal static class MemcachedFaults
{
    private const string Check = nameof(MemcachedHealthCheck);

    private static readonly Proxied Server = new(Check, static servers => servers.Memcached!.Port, static (_, port) => new MemcachedHealthCheck("127.0.0.1", port));

    public static readonly FaultRow[] Rows =
    [
        Server.Up(),
        new(Check, "stopped, refuses", Unhealthy, CheckReasons.ConnectionFailed, static servers =>
            new FaultCase(Of(servers), servers.Memcached!.StopAsync, servers.Memcached!.StartAsync)) { IsMended = true },
        new(Check, "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            FaultCase.Switched(Of(servers), servers.Memcached!.Suspend, servers.Memcached!.Resume)) { Answer = FaultAnswer.AtTimeout, IsMended = true },
        Server.Slow(),
        Server.TooSlow(),
    ];

    private static MemcachedHealthCheck Of(FaultServers servers) => new("127.0.0.1", servers.Memcached!.Port);
}
