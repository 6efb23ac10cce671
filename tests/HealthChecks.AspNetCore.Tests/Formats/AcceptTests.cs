using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Formats;

/// <summary>Which format is served with all of them there, a page for browsers included.</summary>
public sealed class AcceptTests
{
    [Theory]
    // Nothing asked for, or anything: JSON.
    [InlineData(null, "json")]
    [InlineData("*/*", "json")]
    [InlineData("*/*;q=0.1", "json")]
    [InlineData(" */* ", "json")]
    // Each by its type, whatever the letter case.
    [InlineData("application/json", "json")]
    [InlineData("Application/JSON", "json")]
    [InlineData("text/plain", "text")]
    [InlineData("TEXT/PLAIN", "text")]
    [InlineData("text/html", "html")]
    [InlineData("Text/Html", "html")]
    [InlineData("application/xhtml+xml", "html")]
    [InlineData("APPLICATION/XHTML+XML", "html")]
    [InlineData("application/health+json", "health")]
    [InlineData("application/Health+Json", "health")]
    [InlineData("application/atom+xml", "atom")]
    [InlineData("application/rss+xml", "rss")]
    [InlineData("application/RSS+xml", "rss")]
    // Browsers, and others that really ask like that.
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "html")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7", "html")]
    [InlineData("text/html;q=0.8,application/xhtml+xml;q=0.7,application/json", "json")]
    [InlineData("application/json, text/plain, */*", "json")]
    [InlineData("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "json")]
    [InlineData("application/atom+xml,application/rss+xml;q=0.9,application/xml;q=0.8,text/xml;q=0.7,*/*;q=0.1", "atom")]
    [InlineData("application/rss+xml, application/atom+xml;q=0.9, */*;q=0.1", "rss")]
    [InlineData("application/health+json, application/json;q=0.9", "health")]
    // Wildcards: the first there is of the kind.
    [InlineData("text/*", "text")]
    [InlineData("TEXT/*", "text")]
    [InlineData("application/*", "json")]
    [InlineData("text/*, text/plain;q=0.1", "html")]
    [InlineData("text/*;q=0.5, text/html", "html")]
    [InlineData("text/*, text/plain;q=0", "html")]
    [InlineData("application/*, application/json;q=0", "html")]
    [InlineData("application/*, application/json;q=0, application/xhtml+xml;q=0", "health")]
    [InlineData("*/*, application/json;q=0, text/plain;q=0.9", "html")]
    [InlineData("*/*;q=0.1, application/*;q=0.2, text/*;q=0.3", "text")]
    // What is wanted most, wherever it stands; of what is wanted alike, the first there is.
    [InlineData("application/json;q=0.5, text/html;q=0.8", "html")]
    [InlineData("text/html;q=0.8, application/json;q=0.5", "html")]
    [InlineData("text/html;q=0.5, application/json;q=0.8", "json")]
    [InlineData("text/html, application/json", "json")]
    [InlineData("application/rss+xml, text/html", "html")]
    [InlineData("application/rss+xml;q=0.7, application/atom+xml;q=0.7", "atom")]
    [InlineData("text/html;q=1.000, application/json;q=0.999", "html")]
    [InlineData("text/html;q=0.001", "html")]
    [InlineData("text/html;q=.1, text/plain;q=.123", "text")]
    [InlineData("text/html;Q=0.1, text/plain;Q=0.2", "text")]
    [InlineData("text/html;level=1;q=0.1, text/plain;q=0.2", "text")]
    [InlineData("text/html;q=0.1;level=1, text/plain;q=0.2", "text")]
    [InlineData("text/html ; q=0.1 ,\t text/plain ; q=0.2", "text")]
    // What there is not, beside what there is.
    [InlineData("image/png, text/html;q=0.1", "html")]
    [InlineData("application/xml, application/rss+xml;q=0.1", "rss")]
    [InlineData("image/*, */*;q=0.1", "json")]
    // What makes no sense says nothing.
    [InlineData("", "json")]
    [InlineData(" ", "json")]
    [InlineData(";", "json")]
    [InlineData("*", "json")]
    [InlineData("html", "json")]
    [InlineData("text/html;q", "json")]
    [InlineData("text/html;q=", "json")]
    [InlineData("text/html;q=high", "json")]
    [InlineData("text/html;q=2", "json")]
    [InlineData("text/html;q=-0.1", "json")]
    [InlineData("text/html;q=1e0", "json")]
    [InlineData("text/html;q=NaN", "json")]
    [InlineData("text/html;q=\"1\"", "json")]
    [InlineData("text/html;0.9", "json")]
    [InlineData("text/html, text/plain;level", "json")]
    [InlineData("*/html", "json")]
    [InlineData("text/html/plain", "json")]
    [InlineData("text/html; \"", "json")]
    // Nothing of what there is.
    [InlineData("image/png", null)]
    [InlineData("application/xml", null)]
    [InlineData("text/xml, application/xml", null)]
    [InlineData("*/*;q=0", null)]
    [InlineData("text/html;q=0", null)]
    [InlineData("text/html;q=0.000, application/json;q=0", null)]
    [InlineData("application/problem+json", null)]
    [InlineData("image/*, audio/*", null)]
    public async Task Accept_settles_the_format(string? accept, string? format)
    {
        await using var app = await StartAsync(out var check);

        var answer = await app.GetAsync("/healthcheck/readiness", accept);

        Assert.Equal(format is null ? (406, "text/plain; charset=utf-8") : (200, ContentTypeOf(format)), (answer.Status, answer.ContentType));
        Assert.Equal("Accept", answer.Header("Vary"));
        Assert.Equal(format is null or "atom" or "rss" ? 0 : 1, check.Runs);
    }

    [Theory]
    [InlineData("?format=json", "json")]
    [InlineData("?format=text", "text")]
    [InlineData("?format=html", "html")]
    [InlineData("?format=flat", "flat")]
    [InlineData("?format=health", "health")]
    [InlineData("?format=ui", "ui")]
    [InlineData("?format=atom", "atom")]
    [InlineData("?format=rss", "rss")]
    [InlineData("?FORMAT=RSS", "rss")]
    [InlineData("?format=%72ss", "rss")]
    [InlineData("?other&format=ui&other", "ui")]
    [InlineData("?format=xml", null)]
    [InlineData("?format", null)]
    [InlineData("?format=json%00", null)]
    [InlineData("?format=json&format=json", null)]
    public async Task The_query_beats_Accept(string query, string? format)
    {
        await using var app = await StartAsync(out var check);

        var answer = await app.GetAsync("/healthcheck/readiness" + query, "application/problem+json");

        Assert.Equal(format is null ? (406, "text/plain; charset=utf-8") : (200, ContentTypeOf(format)), (answer.Status, answer.ContentType));
        Assert.Equal(format is null or "atom" or "rss" ? 0 : 1, check.Runs);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("text/*", "text/plain; charset=utf-8")]
    // Only some formats have something to say of all subsets.
    [InlineData("application/*, application/json;q=0", "application/atom+xml; charset=utf-8")]
    [InlineData("text/html, application/rss+xml;q=0.1", "application/rss+xml; charset=utf-8")]
    public async Task At_the_mount_it_settles_among_those_that_have_an_index(string? accept, string contentType)
    {
        await using var app = await StartAsync(out _);

        Assert.Equal(contentType, (await app.GetAsync("/healthcheck", accept)).ContentType);
    }

    [Theory]
    [InlineData("?format=flat", null)]
    [InlineData("?format=html", null)]
    [InlineData("", "application/health+json")]
    public async Task At_the_mount_a_format_without_an_index_is_refused(string query, string? accept)
    {
        await using var app = await StartAsync(out _);

        var answer = await app.GetAsync("/healthcheck" + query, accept);

        Assert.Equal(406, answer.Status);
        Assert.Equal("Use Accept: application/json or text/plain or application/atom+xml or application/rss+xml, or ?format=json or ?format=text or ?format=atom or ?format=rss.\n", answer.Body);
    }

    private static Task<TestApp> StartAsync(out StubCheck check)
    {
        check = new StubCheck(HealthCheckResult.Healthy());
        return TestApp.StartAsync(
            new RegistryBuilder().Subset("readiness").Check("database", check, "readiness"),
            static builder => builder.Services.AddHealthResponseWriter<PageStub>().AddHealthJsonFormats().AddHealthFeeds());
    }

    private static string ContentTypeOf(string format) => format switch
    {
        "text" => "text/plain; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "health" => "application/health+json",
        "atom" or "rss" => $"application/{format}+xml; charset=utf-8",
        _ => "application/json",
    };
}
