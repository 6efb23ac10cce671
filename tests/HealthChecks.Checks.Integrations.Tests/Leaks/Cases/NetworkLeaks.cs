using System.Net;
using HealthChecks.Checks.Integrations.Tests.Faults;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What is asked over the network.</summary>
internal static class NetworkLeaks
{
    private static readonly NetworkCredential Login = new(Marker.Secret + "-user", Marker.Secret + "-word");

    private static readonly Dictionary<string, string> Token = new() { ["Authorization"] = $"Bearer {Marker.Secret}", ["X-Key"] = Marker.Secret };

    public static readonly LeakCase[] Cases =
    [
        new(typeof(TcpHealthCheck), "host unknown", static _ => new TcpHealthCheck(Marker.Place + ".invalid", 80)),
        new(typeof(TlsCertificateHealthCheck), "host unknown", static _ => new TlsCertificateHealthCheck(Marker.Place + ".invalid")),
        new(typeof(TlsCertificateHealthCheck), "no TLS", static servers => new TlsCertificateHealthCheck("127.0.0.1", Failing.Garbage(servers)) { ServerName = Marker.Place + ".example" }),
        new(typeof(TlsCertificateHealthCheck), "certificate for another name", static servers =>
        {
            using var authority = new TestAuthority();
            var server = servers.Keep(new TlsServer(authority.Issue(name: Marker.Place + ".example")));
            return new TlsCertificateHealthCheck("localhost", server.Port) { TrustedRoots = authority.Roots };
        }),
        new(typeof(DnsHealthCheck), "no such name", static servers =>
            new DnsHealthCheck(Marker.Place + ".example") { Server = servers.Keep(new NameServer(static question => [NameServer.Answer(question, 3, [])])).Address }),
        new(typeof(SmtpHealthCheck), "host unknown", static _ => new SmtpHealthCheck(Marker.Place + ".invalid") { Credential = Login }),
        new(typeof(SmtpHealthCheck), "wrong credentials", static servers => Mail(servers, "AUTH")),
        new(typeof(SmtpHealthCheck), "takes no EHLO", static servers => Mail(servers, "EHLO")),
        new(typeof(SmtpHealthCheck), "another protocol", static servers => new SmtpHealthCheck("127.0.0.1", Failing.Garbage(servers)) { Credential = Login, ClientName = Marker.Place + ".example" }),
        .. Pages(typeof(HttpHealthCheck), static address => new HttpHealthCheck(address) { Headers = Token, ExpectedText = Marker.Secret + "!" }),
        new(typeof(HttpHealthCheck), "another value", static servers => new HttpHealthCheck(Keyed(servers.Keep(HttpServer.Answering($$"""{"{{Marker.Place}}":"{{Marker.Secret}}"}""")).Address.Port))
        {
            Headers = Token,
            ExpectedJson = new Dictionary<string, object?> { [Marker.Place] = Marker.Secret + "!" },
        }),
        new(typeof(HttpHealthCheck), "led elsewhere", static servers =>
        {
            var target = servers.Keep(HttpServer.Answering("ready"));
            var server = servers.Keep(HttpServer.Answering("", "302 Found", $"Location: {Keyed(target.Address.Port)}\r\n"));
            return new HttpHealthCheck(Keyed(server.Address.Port)) { Headers = Token, FailOnRedirect = true };
        }),
        .. Pages(typeof(FeedStatusHealthCheck), static address => new FeedStatusHealthCheck(address)),
        new(typeof(FeedStatusHealthCheck), "an incident", static servers => new FeedStatusHealthCheck(
            Keyed(servers.Keep(HttpServer.Answering($"<rss><channel><item><title>{Marker.Place}</title><link>{Marker.Secret}</link></item></channel></rss>")).Address.Port))),
        .. Pages(typeof(StatuspageHealthCheck), static address => new StatuspageHealthCheck(address)),
        new(typeof(StatuspageHealthCheck), "no such component", static servers => new StatuspageHealthCheck(
            Keyed(servers.Keep(HttpServer.Answering("""{"status":{"indicator":"none"},"components":[],"incidents":[]}""")).Address.Port)) { Components = [Marker.Place] }),
    ];

    /// <summary>The ways in which a page cannot be had, or is not what it should be.</summary>
    private static LeakCase[] Pages(Type check, Func<Uri, IHealthCheck> make) =>
    [
        new(check, "host unknown", _ => make(new Uri($"http://{Marker.Place}.invalid/{Marker.Place}?key={Marker.Secret}"))),
        new(check, "refuses", _ => make(Keyed(FreePort.Find()))),
        new(check, "another protocol", servers => make(Keyed(Failing.Garbage(servers)))) { IsInException = true },
        new(check, "says it back", servers => make(Keyed(servers.Keep(HttpServer.Answering($"<p>{Marker.Secret}</p>", $"401 {Marker.Secret}", $"X-Echo: {Marker.Secret}\r\n")).Address.Port))),
        new(check, "another page", servers => make(Keyed(servers.Keep(HttpServer.Answering($"<p>{Marker.Secret[..6]} {Marker.Place}</p")).Address.Port))),
    ];

    private static Uri Keyed(int port) => new($"http://localhost:{port}/{Marker.Place}?key={Marker.Secret}");

    private static SmtpHealthCheck Mail(FaultServers servers, string refused)
    {
        var server = servers.Keep(new SmtpServer
        {
            User = "another",
            Password = "another",
            Answer = line => line.StartsWith(refused, StringComparison.Ordinal) ? $"535 5.7.8 {Marker.Secret} may not" : null,
        });
        return new SmtpHealthCheck("localhost", server.Port) { Credential = Login, AllowUnencryptedCredentials = true };
    }
}
