using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using HealthChecks.Testing.Servers;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>The rows of what is asked over the network, of servers of the tests' own.</summary>
internal static class NetworkFaults
{
    private static readonly NetworkCredential Login = new("orders", FaultTable.Marker);

    public static readonly FaultRow[] Rows = [.. Tcp(), .. Http(), .. Tls(), .. Dns(), .. Smtp(), .. Store(), .. StatusPages()];

    private static FaultRow[] Tcp() =>
    [
        new("TcpHealthCheck", "refuses", Unhealthy, CheckReasons.ConnectionRefused, static _ => FaultTable.Case(new TcpHealthCheck("localhost", FreePort.Find()))),
        new("TcpHealthCheck", "name unknown", Unhealthy, CheckReasons.NameNotResolved, static _ => FaultTable.Case(new TcpHealthCheck("nowhere.invalid", 80))),
    ];

    private static FaultRow[] Http() =>
    [
        new("HttpHealthCheck", "refuses", Unhealthy, CheckReasons.ConnectionRefused, static _ => FaultTable.Case(new HttpHealthCheck(new Uri($"http://localhost:{FreePort.Find()}/?key={FaultTable.Marker}")))),
        new("HttpHealthCheck", "accepts and is silent", Unhealthy, HealthReasons.Timeout, static servers => FaultTable.Case(Http(servers.Keep(ListeningServer.Silent()).Port))) { TakesItsTimeout = true },
        new("HttpHealthCheck", "hangs up", Unhealthy, CheckReasons.ConnectionLost, static servers => FaultTable.Case(Http(servers.Keep(ListeningServer.Closing()).Port))),
        new("HttpHealthCheck", "500", Unhealthy, CheckReasons.UnexpectedStatus, static servers => FaultTable.Case(Http(servers, HttpServer.Answering(FaultTable.Marker, "500 Internal Server Error")))),
        new("HttpHealthCheck", "401, wrong credentials", Unhealthy, CheckReasons.UnexpectedStatus, static servers => FaultTable.Case(Http(servers, HttpServer.Answering(FaultTable.Marker, "401 Unauthorized")))),
        new("HttpHealthCheck", "another body", Unhealthy, CheckReasons.UnexpectedBody, static servers =>
            FaultTable.Case(new HttpHealthCheck(servers.Keep(HttpServer.Answering(FaultTable.Marker)).Address) { ExpectedText = "ready" })),
    ];

    private static FaultRow[] Tls() =>
    [
        Certificate("expired", CheckReasons.CertificateExpired, endsInDays: -1, beganDaysAgo: 90),
        Certificate("not yet valid", CheckReasons.CertificateNotYetValid, endsInDays: 90, beganDaysAgo: -1),
        Certificate("for another name", CheckReasons.CertificateWrongName, endsInDays: 90, name: "elsewhere.example"),
        Certificate("of an unknown authority", CheckReasons.CertificateUntrusted, endsInDays: 90, isTrusted: false),
        Certificate("ends in five days", CheckReasons.CertificateExpiresSoon, endsInDays: 5),
        new("TlsCertificateHealthCheck", "no TLS", Unhealthy, CheckReasons.TlsFailed, static servers =>
            FaultTable.Case(new TlsCertificateHealthCheck("localhost", servers.Keep(ListeningServer.Saying("220 hello\r\n")).Port))),
    ];

    private static FaultRow[] Dns() =>
    [
        Name("no such name", CheckReasons.NameNotResolved, static question => [NameServer.Answer(question, 3, [])]),
        Name("server fails", CheckReasons.NameServerFailed, static question => [NameServer.Answer(question, 2, [])]),
        new("DnsHealthCheck", "server is silent", Unhealthy, HealthReasons.Timeout, static servers =>
            FaultTable.Case(new DnsHealthCheck("orders.example") { Server = servers.Keep(new NameServer(static _ => [])).Address })) { TakesItsTimeout = true },
    ];

    private static FaultRow[] Smtp() =>
    [
        new("SmtpHealthCheck", "refuses", Unhealthy, CheckReasons.ConnectionRefused, static _ => FaultTable.Case(new SmtpHealthCheck("localhost", FreePort.Find()) { Credential = Login })),
        new("SmtpHealthCheck", "accepts and is silent", Unhealthy, HealthReasons.Timeout, static servers =>
            FaultTable.Case(new SmtpHealthCheck("localhost", servers.Keep(ListeningServer.Silent()).Port))) { TakesItsTimeout = true },
        new("SmtpHealthCheck", "wrong credentials", Unhealthy, CheckReasons.LoginRefused, static servers =>
            FaultTable.Case(Mail(servers, new SmtpServer { User = "orders", Password = "another" }))),
        new("SmtpHealthCheck", "no encryption offered", Unhealthy, CheckReasons.CredentialsNeedEncryption, static servers =>
            FaultTable.Case(new SmtpHealthCheck("localhost", servers.Keep(new SmtpServer { User = "orders", Password = FaultTable.Marker }).Port) { Credential = Login })),
    ];

    private static FaultRow[] Store() =>
    [
        Bucket("refuses", CheckReasons.WriteFailed, static store => store.Stop()),
        Bucket("403, wrong credentials", CheckReasons.WriteFailed, static store => store.Refuse = static _ => 403),
        Bucket("500", CheckReasons.WriteFailed, static store => store.Refuse = static _ => 500),
        Bucket("loses what it is given", CheckReasons.Missing, static store => store.Loses = true),
        Bucket("keeps what is deleted", CheckReasons.RemoveFailed, static store => store.Keeps = true),
        Bucket("hangs", HealthReasons.Timeout, static store => store.Hang = static _ => true) with { TakesItsTimeout = true },
    ];

    private static FaultRow[] StatusPages() =>
    [
        new("FeedStatusHealthCheck", "malformed feed", Degraded, CheckReasons.PageUnreadable, static servers =>
            FaultTable.Case(new FeedStatusHealthCheck(servers.Keep(HttpServer.Answering("<rss><channel>" + FaultTable.Marker)).Address))),
        new("StatuspageHealthCheck", "an outage", Degraded, CheckReasons.VendorOutage, static servers => FaultTable.Case(new StatuspageHealthCheck(
            new Uri(servers.Keep(HttpServer.Answering("""{"status":{"indicator":"major"},"components":[],"incidents":[]}""")).Address, "/")))),
    ];

    private static HttpHealthCheck Http(int port) => new(new Uri($"http://localhost:{port}/?key={FaultTable.Marker}"));

    private static HttpHealthCheck Http(FaultServers servers, HttpServer server) => new(servers.Keep(server).Address);

    private static SmtpHealthCheck Mail(FaultServers servers, SmtpServer server) =>
        new("localhost", servers.Keep(server).Port) { Credential = Login, AllowUnencryptedCredentials = true };

    private static FaultRow Name(string fault, string reason, Func<byte[], IEnumerable<byte[]>> answer) => new("DnsHealthCheck", fault, Unhealthy, reason, servers =>
        FaultTable.Case(new DnsHealthCheck("orders.example") { Server = servers.Keep(new NameServer(answer)).Address }));

    private static FaultRow Certificate(string fault, string reason, double endsInDays, double beganDaysAgo = 1, string? name = null, bool isTrusted = true) =>
        new("TlsCertificateHealthCheck", "certificate " + fault, Unhealthy, reason, servers =>
        {
            using var authority = new TestAuthority();
            var server = servers.Keep(new TlsServer(authority.Issue(endsInDays, beganDaysAgo, name)));
            return FaultTable.Case(new TlsCertificateHealthCheck("localhost", server.Port) { TrustedRoots = isTrusted ? authority.Roots : null });
        });

    private static FaultRow Bucket(string fault, string reason, Action<ObjectStore> break_) => new("S3HealthCheck", fault, Unhealthy, reason, servers =>
    {
        var store = servers.Keep(new ObjectStore());
        var client = new AmazonS3Client(
            new BasicAWSCredentials("orders", FaultTable.Marker),
            new AmazonS3Config { ServiceURL = store.Url, ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "eu-central-1" });
        return FaultTable.Case(new S3HealthCheck(client, ObjectStore.Bucket), () =>
        {
            break_(store);
            return Task.CompletedTask;
        });
    });
}
