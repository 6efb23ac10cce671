using System.Security.Cryptography.X509Certificates;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

internal static class HttpFaults
{
    private const string Check = nameof(HttpHealthCheck);

    private static readonly Proxied Server = new(Check, static servers => servers.Keep(HttpServer.Answering("ready")).Address.Port, static (_, port) => Of(port));

    private static readonly Proxied Measured = Server with { Make = static (_, port) => new HttpHealthCheck(At(port)) { SlowAfter = Proxied.Slowness / 2 } };

    public static readonly FaultRow[] Rows =
    [
        Server.Up(),
        Server.Refuses(CheckReasons.ConnectionRefused),
        Server.Slow(),
        Measured.Slow(Degraded, CheckReasons.Slow, "slower than SlowAfter"),
        Server.TooSlow(),
        new(Check, "accepts and is silent", Unhealthy, HealthReasons.Timeout, static servers => new FaultCase(Of(servers.Keep(ListeningServer.Silent()).Port))) { Answer = FaultAnswer.AtTimeout },
        new(Check, "hangs up", Unhealthy, CheckReasons.ConnectionLost, static servers => new FaultCase(Of(servers.Keep(ListeningServer.Closing()).Port))),
        new(Check, "name unknown", Unhealthy, CheckReasons.NameNotResolved, static _ => new FaultCase(new HttpHealthCheck(new Uri($"http://nowhere.invalid/?key={FaultTable.Marker}")))),
        Changing("500", CheckReasons.UnexpectedStatus, "500 Internal Server Error"),
        Changing("401, wrong credentials", CheckReasons.UnexpectedStatus, "401 Unauthorized"),
        Changing("another body", CheckReasons.UnexpectedBody, "200 OK"),
        OverTls("TLS: up", Healthy, HealthReasons.Healthy, isTrusted: true),
        OverTls("TLS: certificate of an unknown authority", Unhealthy, CheckReasons.TlsFailed, isTrusted: false),
    ];

    private static HttpHealthCheck Of(int port) => new(At(port));

    private static Uri At(int port) => new($"http://localhost:{port}/?key={FaultTable.Marker}");

    // It answers with the marker from when it is broken.
    private static FaultRow Changing(string fault, string reason, string status) => new(Check, fault, Unhealthy, reason, servers =>
    {
        var isBroken = false;
        var server = servers.Keep(new HttpServer((stream, stopping) =>
            HttpServer.WriteAsync(stream, isBroken ? HttpServer.Answer(FaultTable.Marker, status) : HttpServer.Answer("ready"), stopping)));
        return FaultCase.Switched(new HttpHealthCheck(server.Address) { ExpectedText = "ready" }, () => isBroken = true, () => isBroken = false);
    })
    { IsMended = true };

    private static FaultRow OverTls(string fault, HealthStatus status, string reason, bool isTrusted) => new(Check, fault, status, reason, servers =>
    {
        using var authority = new TestAuthority();
        var server = servers.Keep(HttpServer.Answering("ready", certificate: authority.Issue()));
        var handler = new SocketsHttpHandler();
        if (isTrusted)
        {
            var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            trust.CustomTrustStore.AddRange(authority.Roots);
            handler.SslOptions.CertificateChainPolicy = trust;
        }

        return new FaultCase(new HttpHealthCheck(servers.Keep(new HttpClient(handler)), server.Address));
    });
}
