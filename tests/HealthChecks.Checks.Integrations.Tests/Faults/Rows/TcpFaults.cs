using HealthChecks.Testing.Servers;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

internal static class TcpFaults
{
    private const string Check = nameof(TcpHealthCheck);

    private static readonly Proxied Server = new(Check, static servers => servers.Keep(ListeningServer.Closing()).Port, static (_, port) => new TcpHealthCheck("localhost", port));

    public static readonly FaultRow[] Rows =
    [
        Server.Up(),
        Server.Refuses(CheckReasons.ConnectionRefused),
        new(Check, "name unknown", Unhealthy, CheckReasons.NameNotResolved, static _ => new FaultCase(new TcpHealthCheck("nowhere.invalid", 80))),
        FaultRow.Up(Check, static servers => new TcpHealthCheck("localhost", servers.Keep(ListeningServer.Silent()).Port), "accepts and is silent: nothing is asked"),
    ];
}
