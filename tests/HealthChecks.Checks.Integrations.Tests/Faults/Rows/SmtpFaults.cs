using System.Net;
using HealthChecks.Testing.Servers;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

internal static class SmtpFaults
{
    private const string Check = nameof(SmtpHealthCheck);

    private static readonly TestAuthority Authority = new();

    private static readonly Proxied Server = new(Check, static servers => Serve(servers).Port, static (_, port) => Of(port));

    public static readonly FaultRow[] Rows =
    [
        Server.Up(),
        Server.Refuses(CheckReasons.ConnectionRefused),
        Server.Slow(),
        Server.TooSlow(),
        new(Check, "accepts and is silent", Unhealthy, HealthReasons.Timeout, static servers =>
            new FaultCase(new SmtpHealthCheck("localhost", servers.Keep(ListeningServer.Silent()).Port))) { Answer = FaultAnswer.AtTimeout },
        Answering("wrong credentials", CheckReasons.LoginRefused, "AUTH", $"535 5.7.8 {FaultTable.Marker} may not"),
        Answering("takes no EHLO", CheckReasons.GreetingRefused, "EHLO", $"421 4.3.2 {FaultTable.Marker}"),
        new(Check, "too busy to greet", Unhealthy, CheckReasons.GreetingRefused, static servers =>
        {
            var server = Serve(servers);
            return FaultCase.Switched(Of(server.Port), () => server.Greeting = $"421 4.3.2 {FaultTable.Marker}", () => server.Greeting = "220 localhost");
        }) { IsMended = true },
        new(Check, "no encryption offered", Unhealthy, CheckReasons.CredentialsNeedEncryption, static servers => new FaultCase(Of(Serve(servers, isEncrypted: false).Port))),
        new(Check, "certificate of an unknown authority", Unhealthy, CheckReasons.CertificateUntrusted, static servers => new FaultCase(Of(Serve(servers).Port, isTrusted: false))),
    ];

    private static FaultRow Answering(string fault, string reason, string command, string answer) => new(Check, fault, Unhealthy, reason, servers =>
    {
        var server = Serve(servers);
        return FaultCase.Switched(
            Of(server.Port),
            () => server.Answer = line => line.StartsWith(command, StringComparison.Ordinal) ? answer : null,
            () => server.Answer = static _ => null);
    })
    { IsMended = true };

    private static SmtpServer Serve(FaultServers servers, bool isEncrypted = true) => servers.Keep(new SmtpServer
    {
        User = "orders",
        Password = FaultTable.Marker,
        Certificate = isEncrypted ? Authority.Issue() : null,
    });

    private static SmtpHealthCheck Of(int port, bool isTrusted = true) => new("localhost", port)
    {
        Credential = new NetworkCredential("orders", FaultTable.Marker),
        TrustedRoots = isTrusted ? Authority.Roots : null,
    };
}
