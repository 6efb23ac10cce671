using HealthChecks.Checks.Tests.Fakes;
using HealthChecks.Checks.Tests.Network;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.StatusPages;

public sealed class FeedStatusHealthCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] AllData = ["statusCode", "answerMs", "incidentCount"];

    [Theory]
    [InlineData("Wed, 04 Mar 2026 11:00:00 GMT", true)]
    [InlineData("Wed, 04 Mar 2026 11:00:00 +0000", true)]
    [InlineData("Wed, 04 Mar 2026 03:00:00 PST", true)]
    [InlineData("Tue, 03 Mar 2026 21:01:00 PDT", true)]
    [InlineData("Tue, 03 Mar 2026 19:59:00 PST", false)]
    [InlineData("2026-03-04T04:01:00Z", true)]
    [InlineData("2026-03-04T04:00:00Z", false)]
    [InlineData("2026-03-04T12:00:00Z", true)]
    [InlineData("2026-03-04T12:00:01Z", false)]
    [InlineData("2025-03-04T11:00:00Z", false)]
    [InlineData("one of these days", true)]
    [InlineData("", true)]
    public async Task An_entry_counts_by_its_date_and_without_one_too(string date, bool counts)
    {
        await using var server = HttpServer.Answering(Rss(("Disks on fire", date)));

        var result = await To(server).RunAsync();

        if (counts)
            AssertIncident(result, 1);
        else
            result.AssertHealthy(AllData);
    }

    [Theory]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'>ENTRY</feed>")]
    [InlineData("<feed>ENTRY</feed>")]
    public async Task In_atom_the_date_of_publication_goes_before_that_of_the_update(string feed)
    {
        const string current = "<entry><updated>2020-01-01T00:00:00Z</updated><published>2026-03-04T11:00:00Z</published></entry>";
        const string old = "<entry><updated>2026-03-04T11:00:00Z</updated><published>2020-01-01T00:00:00Z</published></entry>";
        await using var incident = HttpServer.Answering(feed.Replace("ENTRY", current, StringComparison.Ordinal));
        await using var calm = HttpServer.Answering(feed.Replace("ENTRY", old, StringComparison.Ordinal));

        AssertIncident(await To(incident).RunAsync(), 1);
        (await To(calm).RunAsync()).AssertHealthy(AllData);
    }

    [Fact]
    public async Task The_oldest_kind_of_rss_is_read_too()
    {
        await using var server = HttpServer.Answering(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel/><item><title>x</title><dc:date>2026-03-04T11:00:00Z</dc:date></item>
            </rdf:RDF>
            """);

        AssertIncident(await To(server).RunAsync(), 1);
    }

    [Fact]
    public async Task What_the_vendor_writes_is_in_the_data_only_and_the_newest_is_first()
    {
        var title = new string('x', 300);
        await using var server = HttpServer.Answering(Rss(("Older", "2026-03-04T10:00:00Z"), (title, "2026-03-04T11:00:00Z"), ("?", "?")));

        var result = await To(server).RunAsync();

        AssertIncident(result, 3);
        Assert.Equal("The feed has 3 current entries.", result.Description);
        Assert.Equal(new string('x', 200), result.Data["newestTitle"]);
    }

    [Fact]
    public async Task An_empty_feed_is_healthy()
    {
        await using var server = HttpServer.Answering(Rss());

        (await To(server).RunAsync()).AssertHealthy(AllData);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Sorry</body></html>")]
    [InlineData("<rss><channel><item></channel></rss>")]
    [InlineData("{}")]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&x;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>")]
    public async Task What_is_no_feed_is_a_warning_and_not_well_being(string body)
    {
        await using var server = HttpServer.Answering(body);

        var result = await To(server).RunAsync();

        result.AssertFailed(CheckReasons.PageUnreadable, status: HealthStatus.Degraded);
        Assert.NotNull(result.Exception);
    }

    [Fact]
    public async Task A_feed_out_of_reach_is_a_warning_with_the_reason()
    {
        var refused = new FeedStatusHealthCheck(new Uri($"http://127.0.0.1:{FreePort.Find()}/"));
        (await refused.RunAsync()).AssertFailed(CheckReasons.ConnectionRefused, status: HealthStatus.Degraded);

        await using var broken = HttpServer.Answering(Rss(), "503 Busy");
        (await To(broken).RunAsync()).AssertFailed(CheckReasons.UnexpectedStatus, status: HealthStatus.Degraded);

        await using var endless = HttpServer.Answering(new string(' ', 2 * 1024 * 1024 + 1));
        (await To(endless).RunAsync()).AssertFailed(CheckReasons.BodyTooLong, status: HealthStatus.Degraded);

        await using var silent = ListeningServer.Silent();
        await new FeedStatusHealthCheck(new Uri($"http://localhost:{silent.Port}/")).AssertEndsWhenCancelledAsync();
    }

    [Fact]
    public async Task Both_may_be_made_failures()
    {
        await using var incident = HttpServer.Answering(Rss(("x", "")));
        (await new FeedStatusHealthCheck(incident.Address) { IncidentStatus = HealthStatus.Unhealthy }.RunAsync())
            .AssertFailed(CheckReasons.VendorIncident);

        await using var unreadable = HttpServer.Answering("");
        (await new FeedStatusHealthCheck(unreadable.Address) { UnreadableStatus = HealthStatus.Unhealthy }.RunAsync())
            .AssertFailed(CheckReasons.PageUnreadable);
    }

    [Fact]
    public async Task The_feed_is_asked_again_after_five_minutes_and_sooner_when_it_could_not_be_read()
    {
        var body = "";
        await using var server = new HttpServer((stream, stopping) => HttpServer.WriteAsync(stream, HttpServer.Answer(body), stopping));
        var clock = new StillClock(Now);
        var check = new FeedStatusHealthCheck(server.Address) { Clock = clock };

        Assert.Equal(CheckReasons.PageUnreadable, (await check.RunAsync()).Reason());
        body = Rss(("x", "2026-03-04T12:00:00Z"));
        clock.Now += TimeSpan.FromSeconds(29);
        Assert.Equal(CheckReasons.PageUnreadable, (await check.RunAsync()).Reason());
        clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(CheckReasons.VendorIncident, (await check.RunAsync()).Reason());

        body = Rss();
        clock.Now += TimeSpan.FromMinutes(4.9);
        Assert.Equal(CheckReasons.VendorIncident, (await check.RunAsync()).Reason());
        Assert.Equal(2, server.Requests.Count);
        clock.Now += TimeSpan.FromMinutes(0.2);
        (await check.RunAsync()).AssertHealthy(AllData);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        var feed = new Uri("https://status.example/feed");
        Assert.Throws<ArgumentNullException>(() => new FeedStatusHealthCheck(null!));
        Assert.Throws<ArgumentException>(() => new FeedStatusHealthCheck(new Uri("file:///etc/passwd")));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeedStatusHealthCheck(feed) { MaximumAge = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeedStatusHealthCheck(feed) { IncidentStatus = HealthStatus.Healthy });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeedStatusHealthCheck(feed) { UnreadableStatus = HealthStatus.Healthy });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeedStatusHealthCheck(feed) { AskEvery = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentNullException>(() => new FeedStatusHealthCheck(feed) { Clock = null! });
    }

    [Fact]
    public void Its_timeout_is_ten_seconds() => Assert.Equal(10, CheckRun.Defaults<FeedStatusHealthCheck>()?.TimeoutSeconds);

    private static FeedStatusHealthCheck To(HttpServer server) => new(server.Address) { Clock = new StillClock(Now) };

    private static void AssertIncident(HealthCheckResult result, int count)
    {
        result.AssertFailed(CheckReasons.VendorIncident, status: HealthStatus.Degraded);
        Assert.Equal(count, result.Data["incidentCount"]);
    }

    private static string Rss(params (string Title, string Date)[] entries)
    {
        var items = entries.Select(static entry => $"<item><title>{entry.Title}</title><pubDate>{entry.Date}</pubDate></item>");
        return $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Status</title>{string.Concat(items)}</channel></rss>";
    }
}
