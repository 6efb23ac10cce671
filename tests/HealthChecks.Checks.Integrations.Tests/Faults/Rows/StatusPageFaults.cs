using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>Pages of vendors, which are asked at every run here.</summary>
internal static class StatusPageFaults
{
    private const string Feed = nameof(FeedStatusHealthCheck);
    private const string Page = nameof(StatuspageHealthCheck);
    private const string Quiet = "<rss><channel></channel></rss>";
    private const string Operational = """{"status":{"indicator":"none"},"components":[],"incidents":[]}""";

    private static readonly Proxied Feeds = new(Feed, static servers => servers.Keep(HttpServer.Answering(Quiet)).Address.Port, static (_, port) => OfFeed(port));
    private static readonly Proxied Pages = new(Page, static servers => servers.Keep(HttpServer.Answering(Operational)).Address.Port, static (_, port) => OfPage(port));

    public static readonly FaultRow[] Rows =
    [
        .. Reached(Feeds),
        Changing(Feed, "malformed feed", CheckReasons.PageUnreadable, Quiet, "<rss><channel>" + FaultTable.Marker),
        Changing(Feed, "an incident", CheckReasons.VendorIncident, Quiet, "<rss><channel><item><title>Disks on fire</title></item></channel></rss>"),
        .. Reached(Pages),
        Changing(Page, "malformed page", CheckReasons.PageUnreadable, Operational, "<html>" + FaultTable.Marker),
        Changing(Page, "an outage", CheckReasons.VendorOutage, Operational, """{"status":{"indicator":"major"},"components":[],"incidents":[]}"""),
    ];

    private static FaultRow[] Reached(Proxied page) => [page.Up(), page.Refuses(CheckReasons.ConnectionRefused, Degraded), page.Slow(), page.TooSlow()];

    private static FaultRow Changing(string check, string fault, string reason, string well, string broken) => new(check, fault, Degraded, reason, servers =>
    {
        var body = well;
        var server = servers.Keep(new HttpServer((stream, stopping) => HttpServer.WriteAsync(stream, HttpServer.Answer(body), stopping)));
        return FaultCase.Switched(check == Feed ? OfFeed(server.Address.Port) : OfPage(server.Address.Port), () => body = broken, () => body = well);
    })
    { IsMended = true };

    private static IHealthCheck OfFeed(int port) => new FeedStatusHealthCheck(new Uri($"http://localhost:{port}/feed?key={FaultTable.Marker}")) { AskEvery = TimeSpan.Zero };

    private static IHealthCheck OfPage(int port) => new StatuspageHealthCheck(new Uri($"http://localhost:{port}/?key={FaultTable.Marker}")) { AskEvery = TimeSpan.Zero };
}
