using System.Security.Cryptography.X509Certificates;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

internal static class TlsFaults
{
    private const string Check = nameof(TlsCertificateHealthCheck);

    private static readonly TestAuthority Authority = new();

    private static readonly Proxied Server = new(Check, static servers => Serve(servers).Port, static (_, port) => Of(port));

    public static readonly FaultRow[] Rows =
    [
        Server.Up(),
        Server.Refuses(CheckReasons.ConnectionRefused),
        Server.Slow(),
        Server.TooSlow(),
        Certificate("expired", CheckReasons.CertificateExpired, static authority => authority.Issue(endsInDays: -1, beganDaysAgo: 90)),
        Certificate("not yet valid", CheckReasons.CertificateNotYetValid, static authority => authority.Issue(beganDaysAgo: -1)),
        Certificate("for another name", CheckReasons.CertificateWrongName, static authority => authority.Issue(name: "elsewhere.example")),
        Certificate("of an unknown authority", CheckReasons.CertificateUntrusted, static _ =>
        {
            using var another = new TestAuthority();
            return another.Issue();
        }),
        Certificate("ends in five days", CheckReasons.CertificateExpiresSoon, static authority => authority.Issue(endsInDays: 5)),
        Certificate("ends in twenty days", CheckReasons.CertificateExpiresSoon, static authority => authority.Issue(endsInDays: 20), Degraded),
        new(Check, "no TLS", Unhealthy, CheckReasons.TlsFailed, static servers =>
            new FaultCase(new TlsCertificateHealthCheck("localhost", servers.Keep(ListeningServer.Saying("220 hello\r\n")).Port))),
    ];

    private static FaultRow Certificate(string fault, string reason, Func<TestAuthority, X509Certificate2> issue, HealthStatus status = Unhealthy) => new(Check, "certificate " + fault, status, reason, servers =>
    {
        var server = Serve(servers);
        return FaultCase.Switched(Of(server.Port), () => server.Renew(issue(Authority)), () => server.Renew(Authority.Issue()));
    })
    { IsMended = true };

    private static TlsServer Serve(FaultServers servers) => servers.Keep(new TlsServer(Authority.Issue()));

    private static TlsCertificateHealthCheck Of(int port) => new("localhost", port) { TrustedRoots = Authority.Roots };
}
