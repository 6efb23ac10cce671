using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Feeds;

/// <summary>Where the links of a feed lead, whatever a stranger sends for a host.</summary>
public sealed class FeedLinkTests
{
    [Theory]
    [InlineData("shop.example.com:8443", "/base", "http://shop.example.com:8443/base/healthcheck/readiness")]
    [InlineData("[::1]:8080", "", "http://[::1]:8080/healthcheck/readiness")]
    [InlineData("shop.example.com", "/a b&<", "http://shop.example.com/a%20b&%3C/healthcheck/readiness")]
    [InlineData("bücher.example", "", "http://xn--bcher-kva.example/healthcheck/readiness")]
    // What is no host is not repeated.
    [InlineData("", "", "http://localhost/healthcheck/readiness")]
    [InlineData("user:word@example.com", "", "http://localhost/healthcheck/readiness")]
    [InlineData("example.com/path", "", "http://localhost/healthcheck/readiness")]
    [InlineData("example.com?query", "", "http://localhost/healthcheck/readiness")]
    [InlineData("example.com#part", "", "http://localhost/healthcheck/readiness")]
    [InlineData("example.com\\path", "", "http://localhost/healthcheck/readiness")]
    [InlineData("\"><script>", "", "http://localhost/healthcheck/readiness")]
    [InlineData("a..b:99999", "", "http://localhost/healthcheck/readiness")]
    public async Task Links_are_those_of_the_request(string host, string pathBase, string link)
    {
        await using var app = await FeedApp.StartAsync(out var database);
        await FeedApp.AskAsync(app, database, HealthCheckResult.Unhealthy());

        foreach (var format in FeedApp.Formats)
        {
            var context = await app.Server.SendAsync(
                context =>
                {
                    context.Request.Method = "GET";
                    context.Request.Host = new HostString(host);
                    context.Request.PathBase = pathBase;
                    context.Request.Path = "/healthcheck/readiness";
                    context.Request.QueryString = new QueryString("?format=" + format.Data);
                },
                TestContext.Current.CancellationToken);
            using var reader = new StreamReader(context.Response.Body);
            var headers = new Dictionary<string, string> { ["Content-Type"] = context.Response.ContentType! };
            var feed = ReadFeed.From(new Answer(context.Response.StatusCode, await reader.ReadToEndAsync(TestContext.Current.CancellationToken), headers));

            Assert.Equal(link, feed.Link);
            Assert.Equal(2, feed.Entries.Count);
            Assert.All(feed.Entries, entry => Assert.StartsWith(link, entry.Link, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(FeedApp.Formats), MemberType = typeof(FeedApp))]
    public async Task The_application_may_say_where_it_is_to_be_found(string format)
    {
        await using var app = await FeedApp.StartAsync(out var database, static options => options.PublicUrl = new Uri("https://shop.example.com/api/"));
        await FeedApp.AskAsync(app, database, HealthCheckResult.Unhealthy());

        var feed = await FeedApp.ReadAsync(app, "/healthcheck/readiness", format);

        Assert.Equal("https://shop.example.com/api/healthcheck/readiness", feed.Link);
        Assert.Contains("https://shop.example.com/api/healthcheck/readiness/database", feed.Entries.Select(static entry => entry.Link));
    }

    [Theory]
    [InlineData("/api", UriKind.Relative)]
    [InlineData("ftp://example.com", UriKind.Absolute)]
    [InlineData("https://example.com/?query", UriKind.Absolute)]
    [InlineData("https://example.com/#part", UriKind.Absolute)]
    public void A_public_address_that_is_none_is_refused(string address, UriKind kind)
    {
        var options = new HealthFeedOptions();

        var exception = Assert.Throws<ArgumentException>(() => options.PublicUrl = new Uri(address, kind));

        Assert.Contains(address, exception.Message, StringComparison.Ordinal);
        Assert.Null(options.PublicUrl);
    }
}
