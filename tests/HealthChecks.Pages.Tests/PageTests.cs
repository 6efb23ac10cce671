using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class PageTests
{
    [Fact]
    public async Task A_browser_gets_a_page_of_a_subset()
    {
        await using var app = await Orders.StartAsync();

        var (answer, document) = await app.OpenAsync("/healthcheck/readiness");

        Assert.Equal(503, answer.Status);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("Accept", answer.Header("Vary"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("Unhealthy: readiness – Health", document.Title);
        Assert.Equal("readiness", document.QuerySelector("h1")!.TextContent);
        Assert.Equal("Unhealthy", document.QuerySelector(".big")!.TextContent);
        Assert.Equal(["database", "queue", "cache"], document.QuerySelectorAll("tbody th bdi").Select(static name => name.TextContent));
        Assert.Equal(["Unhealthy", "Degraded", "Healthy"], document.QuerySelectorAll("tbody .st").Select(static status => status.TextContent));
        Assert.Contains("not critical", document.QuerySelector("tr[data-key=queue]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("connection-failed", document.QuerySelector("tr[data-key=database]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_go_on_getting_JSON()
    {
        await using var app = await Orders.StartAsync();

        Assert.Equal("application/json", (await app.GetAsync("/healthcheck/readiness")).ContentType);
        Assert.Equal("application/json", (await app.GetAsync("/healthcheck/readiness", "*/*")).ContentType);
        Assert.Equal("application/json", (await app.GetAsync("/healthcheck")).ContentType);
    }

    [Fact]
    public async Task Without_AddHealthPage_there_is_no_page_and_no_stream()
    {
        await using var app = await TestApp.StartAsync(Orders.Registry(), environment: "Development");

        Assert.Equal(406, (await app.GetAsync("/healthcheck/readiness?format=html")).Status);
        Assert.Equal(406, (await app.GetAsync("/healthcheck/readiness?format=stream")).Status);
        Assert.Equal(406, (await app.GetAsync("/healthcheck?format=stream")).Status);
        Assert.Null(app.Application.Services.GetService<HealthHistory>());
    }

    [Fact]
    public async Task HEAD_has_the_headers_alone()
    {
        await using var app = await Orders.StartAsync();

        var answer = await app.SendAsync(HttpMethod.Head, "/healthcheck/readiness?format=html");

        Assert.Equal(503, answer.Status);
        Assert.Empty(answer.Body);
        Assert.NotNull(answer.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task The_index_has_names_and_statuses_and_asks_nobody()
    {
        var disk = new StubCheck(HealthCheckResult.Healthy());
        var registry = new RegistryBuilder().Subset("readiness").Subset("system").Check("disk", disk, "system").Check("cache", HealthCheckResult.Healthy(), "readiness");
        await using var app = await TestApp.StartAsync(registry, static builder => builder.Services.AddHealthPage(), environment: "Development");
        await app.GetAsync("/healthcheck/readiness");

        var (answer, document) = await app.OpenAsync("/healthcheck");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["readiness Healthy", "system Not asked yet"], document.QuerySelectorAll(".sub").Select(static subset => $"{subset.Children[0].TextContent} {subset.Children[1].TextContent}"));
        Assert.DoesNotContain("disk", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, disk.Runs);
    }

    [Fact]
    public async Task A_check_has_a_page_with_all_that_it_says()
    {
        await using var app = await Orders.StartAsync("Development");

        var (answer, document) = await app.OpenAsync("/healthcheck/readiness/database");
        var (_, queue) = await app.OpenAsync("/healthcheck/readiness/queue");

        Assert.Equal(503, answer.Status);
        Assert.Equal("Unhealthy: database – Health", document.Title);
        Assert.Contains(Orders.Secret, Page.MainOf(document), StringComparison.Ordinal);
        Assert.Equal("host", document.QuerySelector("section[aria-labelledby=data] dt")!.TextContent);
        Assert.Equal(Orders.DataValue, document.QuerySelector("section[aria-labelledby=data] dd")!.TextContent);
        Assert.Equal(["backlog", "old-message"], queue.QuerySelectorAll("section[aria-labelledby=findings] code").Select(static code => code.TextContent));
        Assert.Contains("The queue of orders", Page.MainOf(queue), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recent_readings_are_drawn_and_told()
    {
        await using var app = await Orders.StartAsync();
        await app.GetAsync("/healthcheck/readiness");
        app.Clock.Advance(TimeSpan.FromSeconds(5));

        var (_, document) = await app.OpenAsync("/healthcheck/readiness");

        var drawn = document.QuerySelector("tr[data-key=database] svg.sp")!;
        Assert.Equal("img", drawn.GetAttribute("role"));
        Assert.StartsWith("Last 2 readings: 2 Unhealthy; they took ", drawn.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(2, drawn.QuerySelector("path.u")!.GetAttribute("d")!.Count(static letter => letter == 'M'));
    }

    [Fact]
    public async Task A_page_says_since_when_and_what_has_changed()
    {
        await using var app = await Orders.StartAsync("Development");
        await app.GetAsync("/healthcheck/readiness");
        app.Clock.Advance(TimeSpan.FromSeconds(125));

        var (_, document) = await app.OpenAsync("/healthcheck/readiness");

        Assert.Contains("Since 2026-01-02 03:04:05 UTC, 2 min ago", Page.MainOf(document), StringComparison.Ordinal);
        var changes = document.QuerySelectorAll("section[aria-labelledby=changes] li").Select(Page.TextOf).ToArray();
        Assert.Contains(changes, static change => change.StartsWith("Unhealthydatabase connection-failed", StringComparison.Ordinal) && change.Contains(Orders.Secret, StringComparison.Ordinal));
        Assert.Contains(changes, static change => change.StartsWith("Unhealthyreadiness subset", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_has_asked_is_said_to_be_unknown_and_not_to_be_bad()
    {
        await using var app = await Orders.StartAsync();

        var (_, document) = await app.OpenAsync("/healthcheck");

        Assert.All(document.QuerySelectorAll(".sub"), static subset => Assert.Equal("Not asked yet", subset.QuerySelector(".st.n")!.TextContent));
    }
}
