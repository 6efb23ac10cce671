using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class NegotiationTests
{
    private const string Json = "application/json";
    private const string Text = "text/plain; charset=utf-8";

    [Theory]
    // Nothing asked for.
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    // One type, whatever its case and parameters.
    [InlineData("application/json", Json)]
    [InlineData("APPLICATION/JSON", Json)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("text/plain", Text)]
    [InlineData("Text/Plain", Text)]
    [InlineData("text/plain;charset=utf-8;q=0.5", Text)]
    [InlineData("text/plain;q=0.5;level=1", Text)]
    [InlineData("text/plain;", Text)]
    // Wildcards.
    [InlineData("application/*", Json)]
    [InlineData("text/*", Text)]
    [InlineData("text/*, application/*;q=0.9", Text)]
    // Preference; equal ones go to JSON.
    [InlineData("application/json;q=0.5, text/plain;q=0.8", Text)]
    [InlineData("application/json;q=0.8, text/plain;q=0.5", Json)]
    [InlineData("text/plain, application/json", Json)]
    [InlineData("text/plain;q=1.000, application/json;q=0.999", Text)]
    [InlineData("text/plain;q=.9, application/json;q=.1", Text)]
    [InlineData("application/json ; q=0.1 ,  text/plain ; q=0.2", Text)]
    // The most specific range counts, wherever it stands.
    [InlineData("*/*, application/json;q=0", Text)]
    [InlineData("application/json;q=0, */*", Text)]
    [InlineData("*/*;q=0.1, text/plain;q=0.2", Text)]
    [InlineData("text/*;q=0, */*", Json)]
    [InlineData("text/plain;q=0.1, text/*, application/json;q=0.5", Json)]
    // Unsupported beside supported.
    [InlineData("text/html, application/json;q=0.1", Json)]
    [InlineData("image/png, text/plain;q=0.3", Text)]
    // A browser, where no page is served.
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", Json)]
    // What makes no sense says nothing.
    [InlineData("", Json)]
    [InlineData(",", Json)]
    [InlineData("nonsense", Json)]
    [InlineData("text/plain;q=abc", Json)]
    [InlineData("text/plain;q=1.5", Json)]
    [InlineData("text/plain;q=-1", Json)]
    [InlineData("text/plain;level", Json)]
    [InlineData("text/plain;0.9", Json)]
    [InlineData("text/plain;=0.9", Json)]
    [InlineData("text/plain;q=", Json)]
    [InlineData("text/plain;level=\"", Json)]
    [InlineData("text/", Json)]
    [InlineData("/plain", Json)]
    [InlineData("*/plain", Json)]
    [InlineData("text/plain, , ;q", Json)]
    public async Task Accept_settles_the_format(string? accept, string contentType)
    {
        await using var app = await TestApp.StartAsync(Readiness(out _));

        var answer = await app.GetAsync("/healthcheck/readiness", accept);

        Assert.Equal(200, answer.Status);
        Assert.Equal(contentType, answer.ContentType);
        Assert.Equal("Accept", answer.Header("Vary"));
    }

    [Fact]
    public async Task Several_headers_are_one_list()
    {
        await using var app = await TestApp.StartAsync(Readiness(out _));

        var answer = await app.SendAsync(
            HttpMethod.Get,
            "/healthcheck/readiness",
            ("Accept", "application/json;q=0.1"),
            ("Accept", "text/plain;q=0.2"));

        Assert.Equal(Text, answer.ContentType);
    }

    [Theory]
    [InlineData("?format=json", "text/plain", Json)]
    [InlineData("?format=text", "application/json", Text)]
    [InlineData("?format=TEXT", null, Text)]
    [InlineData("?Format=text", null, Text)]
    [InlineData("?format=text", "text/html", Text)]
    [InlineData("?format=text", "nonsense", Text)]
    [InlineData("?verbose=1&format=text", null, Text)]
    [InlineData("?other=text", "text/plain", Text)]
    public async Task The_query_beats_Accept(string query, string? accept, string contentType)
    {
        await using var app = await TestApp.StartAsync(Readiness(out _));

        var answer = await app.GetAsync("/healthcheck/readiness" + query, accept);

        Assert.Equal(200, answer.Status);
        Assert.Equal(contentType, answer.ContentType);
    }

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("", "image/*")]
    [InlineData("", "*/*;q=0")]
    [InlineData("", "application/json;q=0")]
    [InlineData("", "application/json;q=0.0, text/plain;q=0.000")]
    [InlineData("", "application/health+json")]
    [InlineData("?format=xml", "application/json")]
    [InlineData("?format=", "application/json")]
    [InlineData("?format=json&format=text", "application/json")]
    public async Task What_there_is_not_is_refused_and_runs_nothing(string query, string accept)
    {
        await using var app = await TestApp.StartAsync(Readiness(out var check));

        var answer = await app.GetAsync("/healthcheck/readiness" + query, accept);

        Assert.Equal(406, answer.Status);
        Assert.Contains("application/json", answer.Body, StringComparison.Ordinal);
        Assert.Contains("?format=text", answer.Body, StringComparison.Ordinal);
        Assert.Equal("Accept", answer.Header("Vary"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(0, check.Runs);
    }

    [Fact]
    public async Task HEAD_is_refused_without_a_body()
    {
        await using var app = await TestApp.ListenAsync(Readiness(out _));

        var answer = await app.SendRawAsync("HEAD", "/healthcheck/readiness?format=xml");

        Assert.Equal(406, answer.Status);
        Assert.Equal("", answer.Body);
    }

    private static RegistryBuilder Readiness(out StubCheck check)
    {
        check = new StubCheck(HealthCheckResult.Healthy());
        return new RegistryBuilder().Subset("readiness").Check("database", check, "readiness");
    }
}
