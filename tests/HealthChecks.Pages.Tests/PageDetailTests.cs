using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class PageDetailTests
{
    private static readonly string[] Paths = ["/healthcheck", "/healthcheck/readiness", "/healthcheck/readiness/database", "/healthcheck/readiness/queue"];

    [Fact]
    public async Task Strangers_see_nothing_that_a_check_wrote()
    {
        await using var app = await Orders.StartAsync();
        await app.GetAsync("/healthcheck/readiness");

        foreach (var path in Paths)
        {
            var (answer, document) = await app.OpenAsync(path);

            foreach (var marker in (string[])[Orders.Secret, Orders.FindingText, Orders.DataValue, Orders.ExceptionText])
                Assert.DoesNotContain(marker, answer.Body, StringComparison.Ordinal);
            if (path == "/healthcheck/readiness")
                Assert.Contains("connection-failed", document.QuerySelector("section[aria-labelledby=changes]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_the_status_alone_is_told_so_it_is_here()
    {
        await using var app = await Orders.StartAsync(anonymous: HealthDetail.Status);
        await app.GetAsync("/healthcheck/readiness");

        foreach (var path in Paths)
        {
            var (answer, document) = await app.OpenAsync(path);

            foreach (var hidden in (string[])[Orders.Secret, Orders.FindingText, Orders.DataValue, Orders.ExceptionText, "connection-failed", "backlog", "The queue of orders", "Since"])
                Assert.DoesNotContain(hidden, answer.Body, StringComparison.Ordinal);
            Assert.Empty(document.QuerySelectorAll("section"));
        }

        var (_, subset) = await app.OpenAsync("/healthcheck/readiness");
        Assert.Equal("readinessUnhealthy", Page.MainOf(subset));
        Assert.DoesNotContain("database", subset.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Full_detail_has_all_but_exceptions()
    {
        await using var app = await Orders.StartAsync("Development");

        var (subset, _) = await app.OpenAsync("/healthcheck/readiness");
        var (database, _) = await app.OpenAsync("/healthcheck/readiness/database");
        var (queue, _) = await app.OpenAsync("/healthcheck/readiness/queue");

        Assert.Contains(Orders.Secret, subset.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Orders.DataValue, subset.Body, StringComparison.Ordinal);
        Assert.Contains(Orders.DataValue, database.Body, StringComparison.Ordinal);
        Assert.Contains(Orders.FindingText, queue.Body, StringComparison.Ordinal);
        foreach (var answer in (Answer[])[subset, database, queue])
            Assert.DoesNotContain(Orders.ExceptionText, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_have_no_stream_gets_a_page_that_loads_itself_again_and_no_script()
    {
        await using var app = await Orders.StartAsync();

        var (_, document) = await app.OpenAsync("/healthcheck/readiness");

        Assert.Empty(document.QuerySelectorAll("script, noscript"));
        Assert.Equal("15", document.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Who_may_have_a_stream_gets_a_page_that_loads_itself_only_without_scripts()
    {
        await using var app = await Orders.StartAsync("Development");

        var (answer, document) = await app.OpenAsync("/healthcheck/readiness");

        Assert.Single(document.QuerySelectorAll("script"));
        Assert.Contains("<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>", answer.Body, StringComparison.Ordinal);
    }
}
