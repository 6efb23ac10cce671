using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

internal static class DnsFaults
{
    private const string Check = nameof(DnsHealthCheck);

    public static readonly FaultRow[] Rows =
    [
        FaultRow.Up(Check, static servers => Of(servers.Keep(new NameServer(static question => [Resolved(question)])))),
        new(Check, "slow, within its timeout", Healthy, HealthReasons.Healthy, static servers =>
        {
            var server = servers.Keep(new NameServer(static question => [Resolved(question)]));
            return FaultCase.Switched(Of(server), () => server.Delay = Proxied.Slowness, () => server.Delay = TimeSpan.Zero);
        }) { Answer = FaultAnswer.Slowly, IsMended = true },
        Changing("no such name", Unhealthy, CheckReasons.NameNotResolved, static question => [NameServer.Answer(question, 3, [])]),
        Changing("the name has no address", Unhealthy, CheckReasons.NoAddress, static question => [NameServer.Answer(question, 0, [])]),
        Changing("server fails", Unhealthy, CheckReasons.NameServerFailed, static question => [NameServer.Answer(question, 2, [])]),
        Changing("server is silent", Unhealthy, HealthReasons.Timeout, static _ => []) with { Answer = FaultAnswer.AtTimeout },
    ];

    private static FaultRow Changing(string fault, HealthStatus status, string reason, Func<byte[], IEnumerable<byte[]>> answer) => new(Check, fault, status, reason, servers =>
    {
        var isBroken = false;
        var server = servers.Keep(new NameServer(question => isBroken ? answer(question) : [Resolved(question)]));
        return FaultCase.Switched(Of(server), () => isBroken = true, () => isBroken = false);
    })
    { IsMended = true };

    private static DnsHealthCheck Of(NameServer server) => new("orders.example") { Server = server.Address };

    private static byte[] Resolved(byte[] question) => NameServer.Answer(question, 0, NameServer.IsForVersion6(question) ? [] : ["192.0.2.1"]);
}
