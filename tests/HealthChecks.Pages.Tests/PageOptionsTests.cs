using System.Buffers;
using System.Text;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class PageOptionsTests
{
    [Fact]
    public async Task Title_head_and_policy_are_the_applications_if_it_says_so()
    {
        await using var app = await Orders.StartAsync(configure: static options =>
        {
            options.Title = "Orders & more";
            options.Head = "<link rel=\"stylesheet\" href=\"/own.css\">";
            options.ContentSecurityPolicy = $"default-src 'none'; style-src 'self' {HealthPageOptions.StyleSource}";
        });

        var (answer, document) = await app.OpenAsync("/healthcheck/readiness");

        Assert.Equal("Unhealthy: readiness – Orders & more", document.Title);
        Assert.Equal("/own.css", document.QuerySelector("head > link[rel=stylesheet]")!.GetAttribute("href"));
        Assert.Equal($"default-src 'none'; style-src 'self' {HealthPageOptions.StyleSource}", answer.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task The_content_is_the_applications_where_it_has_some_to_show()
    {
        await using var app = await Orders.StartAsync(configure: static options =>
            options.Content = static view => view.Check is { } check ? $"<h1>Only {check}</h1><p>{view.Detail} {view.Report!.Status}</p>" : null);

        var (_, check) = await app.OpenAsync("/healthcheck/readiness/cache");
        var (_, subset) = await app.OpenAsync("/healthcheck/readiness");

        Assert.Equal("Only cacheNames Healthy", Page.MainOf(check));
        Assert.Equal("Health", check.QuerySelector("header li")!.TextContent);
        Assert.NotNull(subset.QuerySelector("table"));
    }

    [Fact]
    public async Task A_writer_of_the_applications_takes_the_place_of_the_whole_page()
    {
        await using var app = await TestApp.StartAsync(Orders.Registry(), static builder =>
        {
            builder.Services.AddHealthPage();
            builder.Services.AddHealthResponseWriter<OwnPage>();
        });

        var answer = await app.GetAsync("/healthcheck/readiness", Page.BrowserAccept);

        Assert.Equal("own Unhealthy", answer.Body);
    }

    [Fact]
    public async Task Added_twice_it_is_there_once_with_what_both_calls_say()
    {
        await using var app = await TestApp.StartAsync(Orders.Registry(), static builder =>
        {
            builder.Services.AddHealthPage(static options => options.Title = "Shop");
            builder.Services.AddHealthPage(static options => options.Head = "<meta name=\"own\">");
        });

        var (_, document) = await app.OpenAsync("/healthcheck");

        Assert.Equal("Shop", document.Title);
        Assert.NotNull(document.QuerySelector("meta[name=own]"));
        Assert.Single(app.Application.Services.GetServices<IHealthResponseWriter>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public async Task A_pace_that_makes_no_sense_stops_the_start(int seconds)
    {
        var thrown = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Orders.StartAsync(configure: options => options.RefreshSeconds = seconds));

        Assert.Contains("from 1 to 60", thrown.Message, StringComparison.Ordinal);
    }

    private sealed class OwnPage : IHealthResponseWriter
    {
        public string Format => "html";

        public IReadOnlyList<string> MediaTypes { get; } = ["text/html"];

        public string ContentType => "text/html; charset=utf-8";

        public void Write(IBufferWriter<byte> output, HealthResponse response) => Encoding.UTF8.GetBytes($"own {response.Report.Status}", output);
    }
}
