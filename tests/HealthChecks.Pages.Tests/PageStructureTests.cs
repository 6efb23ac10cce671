using System.Security.Cryptography;
using System.Text;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class PageStructureTests
{
    public static TheoryData<string> Pages => ["/healthcheck", "/healthcheck/readiness", "/healthcheck/readiness/queue"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_for_those_who_do_not_see_it(string path)
    {
        await using var app = await Orders.StartAsync("Development");
        await app.GetAsync("/healthcheck/readiness");
        var (_, document) = await app.OpenAsync(path);

        Assert.Equal("en", document.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(document.Title!);
        Assert.NotNull(document.QuerySelector("meta[name=viewport]"));
        Assert.Equal("noindex, nofollow", document.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("light dark", document.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
        Assert.Equal(["HEADER", "MAIN", "FOOTER", "SCRIPT"], document.Body!.Children.Select(static child => child.TagName));
        Assert.All(document.QuerySelectorAll("nav"), static nav => Assert.NotEmpty(nav.GetAttribute("aria-label")!));
        Assert.Single(document.QuerySelectorAll("h1"));
        Assert.All(document.QuerySelectorAll("h1, h2").Skip(1), static heading => Assert.Equal("H2", heading.TagName));
        Assert.All(document.QuerySelectorAll("[aria-labelledby]"), section => Assert.NotNull(document.GetElementById(section.GetAttribute("aria-labelledby")!)));
        Assert.All(document.QuerySelectorAll("svg"), static image => Assert.True(image.HasAttribute("aria-hidden") || image.GetAttribute("aria-label")!.Length > 0));
        Assert.All(document.QuerySelectorAll("table"), static table =>
        {
            Assert.NotNull(table.QuerySelector("caption"));
            Assert.All(table.QuerySelectorAll("thead th"), static header => Assert.Equal("col", header.GetAttribute("scope")));
            Assert.All(table.QuerySelectorAll("tbody tr"), static row => Assert.NotNull(row.QuerySelector("th[scope=row]")));
        });
        // Never by colour alone.
        Assert.All(document.QuerySelectorAll(".st"), static status =>
        {
            Assert.NotNull(status.QuerySelector("svg"));
            Assert.NotEmpty(status.TextContent);
        });
        Assert.Equal(document.QuerySelectorAll("[id]").Length, document.QuerySelectorAll("[id]").Select(static element => element.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_policy_allows_the_inline_blocks_and_nothing_else(string path)
    {
        await using var app = await Orders.StartAsync("Development");
        var (answer, document) = await app.OpenAsync(path);

        var policy = answer.Header("Content-Security-Policy")!.Split("; ").ToDictionary(static part => part.Split(' ')[0], static part => part[(part.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal(HashOf(Assert.Single(document.QuerySelectorAll("style")).TextContent), policy["style-src"]);
        Assert.Equal(HashOf(Assert.Single(document.QuerySelectorAll("script")).TextContent), policy["script-src"]);
        Assert.Equal("'self'", policy["connect-src"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'none'", policy["base-uri"]);
        Assert.Equal("'none'", policy["form-action"]);
        Assert.Equal(HealthPageOptions.StyleSource, policy["style-src"]);
        Assert.Equal(HealthPageOptions.ScriptSource, policy["script-src"]);
        Assert.Empty(document.QuerySelectorAll("[style], [onclick], [onload], [onerror]"));
    }

    [Theory]
    [InlineData("/healthcheck", "/healthcheck/readiness", "/healthcheck/system")]
    [InlineData("/healthcheck/", "/healthcheck/readiness", "/healthcheck/system")]
    [InlineData("/healthcheck/readiness", "/healthcheck/", "/healthcheck/readiness/database", "/healthcheck/readiness/queue", "/healthcheck/readiness/cache")]
    [InlineData("/healthcheck/readiness/", "/healthcheck/", "/healthcheck/readiness/database", "/healthcheck/readiness/queue", "/healthcheck/readiness/cache")]
    [InlineData("/healthcheck/readiness/cache", "/healthcheck/", "/healthcheck/readiness/")]
    [InlineData("/healthcheck/readiness/cache/", "/healthcheck/", "/healthcheck/readiness/")]
    [InlineData("/readyz", "/readyz/database", "/readyz/queue", "/readyz/cache")]
    [InlineData("/readyz/cache/", "/readyz/")]
    public async Task Links_lead_to_the_other_pages_from_wherever_the_page_is(string path, params string[] pages)
    {
        await using var app = await TestApp.StartAsync(Orders.Registry(), static builder => builder.Services.AddHealthPage(), static application =>
        {
            application.UsePathBase("/shop");
            application.UseRouting();
            application.MapHealth();
            application.MapHealthSubset("readiness", "/readyz");
        });

        foreach (var pathBase in (string[])["", "/shop"])
        {
            var (_, document) = await app.OpenAsync(pathBase + path);
            var links = document.QuerySelectorAll("header a, main a").Select(static link => new Uri(((AngleSharp.Html.Dom.IHtmlAnchorElement)link).Href).AbsolutePath).ToArray();

            Assert.Equal(pages.Select(page => pathBase + page), links);
            Assert.All(document.QuerySelectorAll("a"), static link => Assert.Matches("^(\\./|\\.\\./|\\?)", link.GetAttribute("href")!));
            foreach (var link in links)
                await app.OpenAsync(link);
        }
    }

    [Fact]
    public async Task The_other_formats_are_a_link_away()
    {
        await using var app = await Orders.StartAsync();

        foreach (var path in (string[])["/healthcheck", "/healthcheck/readiness", "/healthcheck/readiness/cache"])
        {
            var (_, document) = await app.OpenAsync(path);
            Assert.Equal(["?format=json", "?format=text"], document.QuerySelectorAll("footer a").Select(static link => link.GetAttribute("href")));
        }
    }

    private static string HashOf(string block) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(block)))}'";
}
