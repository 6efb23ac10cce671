using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Feeds;

/// <summary>Feeds of what has changed.</summary>
public sealed class FeedTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static TheoryData<string> Formats => ["atom", "rss"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Without_a_change_there_is_no_entry_and_nothing_runs(string format)
    {
        await using var app = await StartAsync(out var database);
        app.Clock.Advance(TimeSpan.FromHours(1));

        var feed = await ReadAsync(app, "/healthcheck/readiness", format);

        Assert.Empty(feed.Entries);
        Assert.Equal(Start, feed.Updated);
        Assert.Equal(("Health: readiness", "Changes of status", "http://localhost/healthcheck/readiness"), (feed.Title, feed.Description, feed.Link));
        Assert.Equal(0, database.Runs);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_change_is_an_entry_and_every_poll_shows_the_same(string format)
    {
        await using var app = await StartAsync(out var database);
        await AskAsync(app, database, HealthResults.Unhealthy("connection-failed", "refused"));
        var first = await ReadAsync(app, "/healthcheck/readiness", format);

        await AskAsync(app, database, HealthResults.Unhealthy("connection-failed", "refused otherwise"));
        var unchanged = await ReadAsync(app, "/healthcheck/readiness", format);

        await AskAsync(app, database, HealthCheckResult.Degraded());
        var runs = database.Runs;
        var changed = await ReadAsync(app, "/healthcheck/readiness", format);
        var again = await ReadAsync(app, "/healthcheck/readiness", format);

        Assert.Equal(2, first.Entries.Count);
        Assert.Equal(first.Entries, unchanged.Entries);
        Assert.Equal((first.Id, first.Updated), (unchanged.Id, unchanged.Updated));
        Assert.Equal(first.Entries, changed.Entries.Skip(changed.Entries.Count - first.Entries.Count));
        Assert.Equal(changed.Entries, again.Entries);
        Assert.Equal(runs, database.Runs);
        var added = changed.Entries.Take(changed.Entries.Count - first.Entries.Count).ToList();
        Assert.Equal(["database is degraded", "readiness is degraded"], added.Select(static entry => entry.Title).Order());
        Assert.All(added, entry => Assert.Equal(("degraded", Start.AddSeconds(30)), (entry.Category, entry.At)));
        Assert.Equal(Start.AddSeconds(30), changed.Updated);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_place_has_a_feed_of_its_own(string format)
    {
        await using var app = await StartAsync(out var database);
        await AskAsync(app, database, HealthCheckResult.Unhealthy());
        await app.GetAsync("/healthcheck/startup");

        var index = await ReadAsync(app, "/healthcheck", format);
        var readiness = await ReadAsync(app, "/healthcheck/readiness/", format);
        var check = await ReadAsync(app, "/healthcheck/readiness/DATABASE", format);

        Assert.Equal([("readiness is unhealthy", "http://localhost/healthcheck/readiness"), ("startup is unhealthy", "http://localhost/healthcheck/startup")], Linked(index));
        Assert.Equal([("database is unhealthy", "http://localhost/healthcheck/readiness/database"), ("readiness is unhealthy", "http://localhost/healthcheck/readiness")], Linked(readiness));
        Assert.Equal([("database is unhealthy", "http://localhost/healthcheck/readiness/DATABASE")], Linked(check));
        Assert.Equal(["Health", "Health: readiness", "Health: readiness/database"], [index.Title, readiness.Title, check.Title]);
        if (format == "atom")
            Assert.Equal(3, new[] { index.Id, readiness.Id, check.Id }.Distinct().Count());
        // One thing that happened is one entry, wherever it is read.
        Assert.Contains(check.Entries[0].Id, readiness.Entries.Select(static entry => entry.Id));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Nobody_is_told_more_than_an_answer_would_tell(string format)
    {
        await using var app = await StartAsync(out var database);
        await AskAsync(app, database, HealthCheckResult.Healthy());
        await AskAsync(app, database, HealthResults.Unhealthy("connection-failed", "refused by db", new IOException("Password=hunter2")));

        var status = await ReadAsync(app, "/at/status", format);
        var names = await ReadAsync(app, "/healthcheck/readiness", format);
        var full = await ReadAsync(app, "/at/full", format);
        var check = await ReadAsync(app, "/at/status/database", format);

        Assert.All(status.Entries, static entry => Assert.StartsWith("readiness is ", entry.Title, StringComparison.Ordinal));
        Assert.Equal("readiness is unhealthy. It was healthy for 00:00:15.", status.Entries[0].Text);
        Assert.Equal("database is unhealthy. It was healthy for 00:00:15.", check.Entries[0].Text);
        Assert.Equal("database is unhealthy (connection-failed). It was healthy for 00:00:15.", TextOf(names, "database is unhealthy"));
        Assert.Equal("readiness is unhealthy. It was healthy for 00:00:15. Failing: database.", TextOf(names, "readiness is unhealthy"));
        Assert.Equal("database is unhealthy (connection-failed). It was healthy for 00:00:15. refused by db", TextOf(full, "database is unhealthy"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Any_text_makes_a_feed_that_can_be_read(string format)
    {
        const string Text = "]]> <b>&amp; \"quoted\" \u0000\u0001\u000b\u001f\ufffe\uffff \ud800 \udc00x 🔥 é\r\n\t]]";
        await using var app = await StartAsync(out var database, static options =>
        {
            options.Title = "Ours \u0001 <&>";
            options.Description = "]]>\ud83d";
            options.Author = "\u0008ops & co";
        });
        await AskAsync(app, database, HealthResults.Unhealthy("connection-failed", Text));

        var feed = await ReadAsync(app, "/at/full", format);

        Assert.EndsWith(" ]]> <b>&amp; \"quoted\" \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd \ufffd \ufffdx 🔥 é\n\t]]", TextOf(feed, "database is unhealthy"), StringComparison.Ordinal);
        Assert.Equal(("Ours \ufffd <&>: readiness", "]]>\ufffd"), (feed.Title, feed.Description));
    }

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
        await using var app = await StartAsync(out var database);
        await AskAsync(app, database, HealthCheckResult.Unhealthy());

        foreach (var format in Formats)
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
    [MemberData(nameof(Formats))]
    public async Task The_application_may_say_where_it_is_to_be_found(string format)
    {
        await using var app = await StartAsync(out var database, static options => options.PublicUrl = new Uri("https://shop.example.com/api/"));
        await AskAsync(app, database, HealthCheckResult.Unhealthy());

        var feed = await ReadAsync(app, "/healthcheck/readiness", format);

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

    [Fact]
    public async Task They_are_asked_for_by_Accept_and_HEAD_too()
    {
        await using var app = await StartAsync(out _);

        Assert.Equal("application/atom+xml; charset=utf-8", (await app.GetAsync("/healthcheck/readiness", "application/atom+xml, */*;q=0.5")).ContentType);
        Assert.Equal("application/rss+xml; charset=utf-8", (await app.GetAsync("/healthcheck", "application/rss+xml")).ContentType);
        var head = await app.SendAsync(HttpMethod.Head, "/healthcheck/readiness?format=atom");
        Assert.Equal((200, "application/atom+xml; charset=utf-8", ""), (head.Status, head.ContentType, head.Body));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Without_the_call_they_are_not_there(string format)
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness"));

        Assert.Equal(406, (await app.GetAsync("/healthcheck/readiness?format=" + format)).Status);
        Assert.Equal(406, (await app.GetAsync("/healthcheck?format=" + format)).Status);
    }

    private static Task<TestApp> StartAsync(out Turning database, Action<HealthFeedOptions>? configure = null)
    {
        var check = database = new Turning();
        return TestApp.StartAsync(
            new RegistryBuilder()
                .Subset(new HealthSubsetDefinition("readiness"))
                .Subset("startup")
                .Check("database", check, "readiness")
                .Check("cache", HealthCheckResult.Healthy(), "readiness")
                .Check("migrations", HealthCheckResult.Unhealthy(), "startup"),
            builder => builder.Services.AddHealthFeeds(configure),
            static application =>
            {
                application.MapHealth();
                application.MapHealthSubset("readiness", "/at/status").WithDetails(HealthDetail.Status);
                application.MapHealthSubset("readiness", "/at/full").WithDetails(HealthDetail.Full);
            });
    }

    // Each question a quarter of a minute after the one before, so that nothing is fresh any more.
    private static async Task AskAsync(TestApp app, Turning database, HealthCheckResult result)
    {
        database.Result = result;
        if (database.Runs > 0)
            app.Clock.Advance(TimeSpan.FromSeconds(15));
        await app.GetAsync("/healthcheck/readiness");
    }

    private static async Task<ReadFeed> ReadAsync(TestApp app, string path, string format) => ReadFeed.From(await app.GetAsync(path + "?format=" + format));

    private static IEnumerable<(string, string)> Linked(ReadFeed feed) => feed.Entries.Select(static entry => (entry.Title, entry.Link)).Order();

    private static string TextOf(ReadFeed feed, string title) => Assert.Single(feed.Entries, entry => entry.Title == title).Text;

    private sealed class Turning : IHealthCheck
    {
        public HealthCheckResult Result { get; set; } = HealthCheckResult.Healthy();

        public int Runs { get; private set; }

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            Runs++;
            return Task.FromResult(Result);
        }
    }
}
