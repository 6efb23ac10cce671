using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.StatusPages;

public sealed class StatuspageHealthCheckTests
{
    private const string Incident =
        """{"name":"Slow uploads","status":"monitoring","updated_at":"2026-03-04T11:00:00Z","components":[{"name":"Uploads"}]}""";

    [Theory]
    [InlineData("none", null)]
    [InlineData("minor", CheckReasons.VendorIncident)]
    [InlineData("major", CheckReasons.VendorOutage)]
    [InlineData("critical", CheckReasons.VendorOutage)]
    [InlineData("maintenance", CheckReasons.VendorMaintenance)]
    [InlineData("a word of tomorrow", CheckReasons.VendorIncident)]
    public async Task The_indicator_counts_where_no_component_is_named(string indicator, string? reason)
    {
        await using var server = HttpServer.Answering(Page(indicator));

        var result = await To(server).RunAsync();

        Assert.Equal(reason, result.Reason());
        Assert.Equal(reason is null ? HealthStatus.Healthy : HealthStatus.Degraded, result.Status);
        Assert.Equal(indicator, result.Data["indicator"]);
    }

    [Theory]
    [InlineData("operational", null)]
    [InlineData("degraded_performance", CheckReasons.VendorIncident)]
    [InlineData("partial_outage", CheckReasons.VendorIncident)]
    [InlineData("major_outage", CheckReasons.VendorOutage)]
    [InlineData("under_maintenance", CheckReasons.VendorMaintenance)]
    public async Task Only_the_components_that_are_named_count(string state, string? reason)
    {
        await using var server = HttpServer.Answering(Page("critical", state));

        var mine = await new StatuspageHealthCheck(Root(server)) { Components = ["uploads"] }.RunAsync();
        var other = await new StatuspageHealthCheck(Root(server)) { Components = ["Mail"] }.RunAsync();

        Assert.Equal(reason, mine.Reason());
        Assert.Null(other.Reason());
    }

    [Fact]
    public async Task An_incident_counts_that_has_no_impact_unless_it_is_about_something_else()
    {
        await using var server = HttpServer.Answering(Page("none", incidents: Incident));

        var result = await To(server).RunAsync();

        result.AssertFailed(CheckReasons.VendorIncident, status: HealthStatus.Degraded);
        Assert.Equal(1, result.Data["incidentCount"]);
        Assert.Equal("Slow uploads", result.Data["newestTitle"]);
        Assert.DoesNotContain("Slow", result.Description, StringComparison.Ordinal);
        Assert.Equal(
            CheckReasons.VendorIncident,
            (await new StatuspageHealthCheck(Root(server)) { Components = ["Uploads"] }.RunAsync()).Reason());
        Assert.Null((await new StatuspageHealthCheck(Root(server)) { Components = ["Mail"] }.RunAsync()).Reason());
    }

    [Theory]
    [InlineData("resolved")]
    [InlineData("postmortem")]
    public async Task An_incident_that_is_over_does_not_count(string state)
    {
        await using var server = HttpServer.Answering(
            Page("none", incidents: Incident.Replace("monitoring", state, StringComparison.Ordinal)));

        Assert.Null((await To(server).RunAsync()).Reason());
    }

    [Fact]
    public async Task A_component_that_the_page_does_not_list_is_a_warning()
    {
        await using var server = HttpServer.Answering(Page("none"));

        (await new StatuspageHealthCheck(Root(server)) { Components = ["Mail", "Teleport"] }.RunAsync())
            .AssertFailed(CheckReasons.ComponentUnknown, status: HealthStatus.Degraded);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"status":"fine"}""")]
    public async Task What_is_no_statuspage_is_a_warning_and_not_well_being(string body)
    {
        await using var server = HttpServer.Answering(body);

        (await To(server).RunAsync()).AssertFailed(CheckReasons.PageUnreadable, status: HealthStatus.Degraded);
    }

    [Fact]
    public async Task The_short_page_will_do_unless_components_are_named()
    {
        await using var server = HttpServer.Answering("""{"status":{"indicator":"none"}}""");
        var page = new Uri(Root(server), "api/v2/status.json");

        Assert.Null((await new StatuspageHealthCheck(page).RunAsync()).Reason());
        (await new StatuspageHealthCheck(page) { Components = ["Mail"] }.RunAsync())
            .AssertFailed(CheckReasons.PageUnreadable, status: HealthStatus.Degraded);
        Assert.All(server.Requests, static request => Assert.StartsWith("GET /api/v2/status.json ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_page_is_asked_for_and_only_once_in_five_minutes()
    {
        await using var server = HttpServer.Answering(Page("none"));
        var check = To(server);

        await check.RunAsync();
        await check.RunAsync();

        Assert.StartsWith("GET /api/v2/summary.json ", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kind_may_be_made_a_failure()
    {
        await using var minor = HttpServer.Answering(Page("minor"));
        await using var major = HttpServer.Answering(Page("major"));

        Assert.Equal(HealthStatus.Unhealthy, (await new StatuspageHealthCheck(Root(minor)) { IncidentStatus = HealthStatus.Unhealthy }.RunAsync()).Status);
        Assert.Equal(HealthStatus.Degraded, (await new StatuspageHealthCheck(Root(minor)) { OutageStatus = HealthStatus.Unhealthy }.RunAsync()).Status);
        Assert.Equal(HealthStatus.Unhealthy, (await new StatuspageHealthCheck(Root(major)) { OutageStatus = HealthStatus.Unhealthy }.RunAsync()).Status);
    }

    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        var page = new Uri("https://status.example");
        Assert.Throws<ArgumentNullException>(() => new StatuspageHealthCheck(null!));
        Assert.Throws<ArgumentException>(() => new StatuspageHealthCheck(page) { Components = ["Mail", " "] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatuspageHealthCheck(page) { OutageStatus = HealthStatus.Healthy });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatuspageHealthCheck(page) { IncidentStatus = HealthStatus.Healthy });
    }

    private static StatuspageHealthCheck To(HttpServer server) => new(Root(server));

    private static Uri Root(HttpServer server) => new(server.Address, "/");

    private static string Page(string indicator, string uploads = "operational", string incidents = "") =>
        $$"""
        {"status":{"indicator":"{{indicator}}"},"incidents":[{{incidents}}],
         "components":[{"name":"Uploads","status":"{{uploads}}"},{"name":"Mail","status":"operational"}]}
        """;
}
