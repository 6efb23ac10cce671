using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Feeds;

/// <summary>Feeds of what has changed.</summary>
public sealed class FeedTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(FeedApp.Formats), MemberType = typeof(FeedApp))]
    public async Task Without_a_change_there_is_no_entry_and_nothing_runs(string format)
    {
        await using var app = await FeedApp.StartAsync(out var database);
        app.Clock.Advance(TimeSpan.FromHours(1));

        var feed = await FeedApp.ReadAsync(app, "/healthcheck/readiness", format);

        Assert.Empty(feed.Entries);
        Assert.Equal(Start, feed.Updated);
        Assert.Equal(("Health: readiness", "Changes of status", "http://localhost/healthcheck/readiness"), (feed.Title, feed.Description, feed.Link));
        Assert.Equal(0, database.Runs);
    }

    [Theory]
    [MemberData(nameof(FeedApp.Formats), MemberType = typeof(FeedApp))]
    public async Task Each_change_is_an_entry_and_every_poll_shows_the_same(string format)
    {
        await using var app = await FeedApp.StartAsync(out var database);
        await FeedApp.AskAsync(app, database, HealthResults.Unhealthy("connection-failed", "refused"));
        var first = await FeedApp.ReadAsync(app, "/healthcheck/readiness", format);

        await FeedApp.AskAsync(app, database, HealthResults.Unhealthy("connection-failed", "refused otherwise"));
        var unchanged = await FeedApp.ReadAsync(app, "/healthcheck/readiness", format);

        await FeedApp.AskAsync(app, database, HealthCheckResult.Degraded());
        var runs = database.Runs;
        var changed = await FeedApp.ReadAsync(app, "/healthcheck/readiness", format);
        var again = await FeedApp.ReadAsync(app, "/healthcheck/readiness", format);

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
    [MemberData(nameof(FeedApp.Formats), MemberType = typeof(FeedApp))]
    public async Task Each_place_has_a_feed_of_its_own(string format)
    {
        await using var app = await FeedApp.StartAsync(out var database);
        await FeedApp.AskAsync(app, database, HealthCheckResult.Unhealthy());
        await app.GetAsync("/healthcheck/startup");

        var index = await FeedApp.ReadAsync(app, "/healthcheck", format);
        var readiness = await FeedApp.ReadAsync(app, "/healthcheck/readiness/", format);
        var check = await FeedApp.ReadAsync(app, "/healthcheck/readiness/DATABASE", format);

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
    [MemberData(nameof(FeedApp.Formats), MemberType = typeof(FeedApp))]
    public async Task Nobody_is_told_more_than_an_answer_would_tell(string format)
    {
        await using var app = await FeedApp.StartAsync(out var database);
        await FeedApp.AskAsync(app, database, HealthCheckResult.Healthy());
        await FeedApp.AskAsync(app, database, HealthResults.Unhealthy("connection-failed", "refused by db", new IOException("Password=hunter2")));

        var status = await FeedApp.ReadAsync(app, "/at/status", format);
        var names = await FeedApp.ReadAsync(app, "/healthcheck/readiness", format);
        var full = await FeedApp.ReadAsync(app, "/at/full", format);
        var check = await FeedApp.ReadAsync(app, "/at/status/database", format);

        Assert.All(status.Entries, static entry => Assert.StartsWith("readiness is ", entry.Title, StringComparison.Ordinal));
        Assert.Equal("readiness is unhealthy. It was healthy for 00:00:15.", status.Entries[0].Text);
        Assert.Equal("database is unhealthy. It was healthy for 00:00:15.", check.Entries[0].Text);
        Assert.Equal("database is unhealthy (connection-failed). It was healthy for 00:00:15.", TextOf(names, "database is unhealthy"));
        Assert.Equal("readiness is unhealthy. It was healthy for 00:00:15. Failing: database.", TextOf(names, "readiness is unhealthy"));
        Assert.Equal("database is unhealthy (connection-failed). It was healthy for 00:00:15. refused by db", TextOf(full, "database is unhealthy"));
    }

    [Theory]
    [MemberData(nameof(FeedApp.Formats), MemberType = typeof(FeedApp))]
    public async Task Any_text_makes_a_feed_that_can_be_read(string format)
    {
        const string Text = "]]> <b>&amp; \"quoted\" \u0000\u0001\u000b\u001f\ufffe\uffff \ud800 \udc00x 🔥 é\r\n\t]]";
        await using var app = await FeedApp.StartAsync(out var database, static options =>
        {
            options.Title = "Ours \u0001 <&>";
            options.Description = "]]>\ud83d";
            options.Author = "\u0008ops & co";
        });
        await FeedApp.AskAsync(app, database, HealthResults.Unhealthy("connection-failed", Text));

        var feed = await FeedApp.ReadAsync(app, "/at/full", format);

        Assert.EndsWith(" ]]> <b>&amp; \"quoted\" \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd \ufffd \ufffdx 🔥 é\n\t]]", TextOf(feed, "database is unhealthy"), StringComparison.Ordinal);
        Assert.Equal(("Ours \ufffd <&>: readiness", "]]>\ufffd"), (feed.Title, feed.Description));
    }

    [Fact]
    public async Task They_are_asked_for_by_Accept_and_HEAD_too()
    {
        await using var app = await FeedApp.StartAsync(out _);

        Assert.Equal("application/atom+xml; charset=utf-8", (await app.GetAsync("/healthcheck/readiness", "application/atom+xml, */*;q=0.5")).ContentType);
        Assert.Equal("application/rss+xml; charset=utf-8", (await app.GetAsync("/healthcheck", "application/rss+xml")).ContentType);
        var head = await app.SendAsync(HttpMethod.Head, "/healthcheck/readiness?format=atom");
        Assert.Equal((200, "application/atom+xml; charset=utf-8", ""), (head.Status, head.ContentType, head.Body));
    }

    [Theory]
    [MemberData(nameof(FeedApp.Formats), MemberType = typeof(FeedApp))]
    public async Task Without_the_call_they_are_not_there(string format)
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness"));

        Assert.Equal(406, (await app.GetAsync("/healthcheck/readiness?format=" + format)).Status);
        Assert.Equal(406, (await app.GetAsync("/healthcheck?format=" + format)).Status);
    }

    private static IEnumerable<(string, string)> Linked(ReadFeed feed) => feed.Entries.Select(static entry => (entry.Title, entry.Link)).Order();

    private static string TextOf(ReadFeed feed, string title) => Assert.Single(feed.Entries, entry => entry.Title == title).Text;
}
