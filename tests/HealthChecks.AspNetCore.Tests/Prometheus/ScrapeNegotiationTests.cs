using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Prometheus;

/// <summary>The headers that real scrapers send get what those can read; everybody else gets what he got before.</summary>
public sealed class ScrapeNegotiationTests
{
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private const string Prometheus = "text/plain; version=0.0.4; charset=utf-8";
    private const string Text = "text/plain; charset=utf-8";
    private const string Json = "application/json";

    [Theory]
    // Prometheus 2.5 to 2.30; 2.40 to 2.48; 2.49 to 2.55.
    [InlineData("application/openmetrics-text; version=0.0.1,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", OpenMetrics)]
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", OpenMetrics)]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", OpenMetrics)]
    // Prometheus 3; with native histograms; with names of ASCII letters only; with the text formats first.
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", OpenMetrics)]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1", OpenMetrics)]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=underscores;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=underscores;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1", OpenMetrics)]
    [InlineData("text/plain;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=0.0.4;q=0.5,application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.4,*/*;q=0.3", Prometheus)]
    [InlineData("text/plain;version=1.0.0;escaping=allow-utf-8;q=0.6,*/*;q=0.5", Prometheus)]
    // Scrapers of the older format alone.
    [InlineData("text/plain;version=0.0.4;q=1,*/*;q=0.1", Prometheus)]
    [InlineData("text/plain; version=0.0.4", Prometheus)]
    // No scrapers.
    [InlineData("text/plain", Text)]
    [InlineData("text/*", Text)]
    [InlineData("*/*", Json)]
    [InlineData(null, Json)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", Json)]
    public async Task The_header_settles_the_format(string? accept, string contentType)
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());

        foreach (var path in new[] { "/healthcheck", "/healthcheck/startup", "/healthcheck/startup/migrations" })
        {
            var answer = await app.GetAsync(path, accept);

            Assert.Equal((200, contentType), (answer.Status, answer.ContentType));
            Assert.Equal("Accept", answer.Header("Vary"));
            Assert.Equal("no-store", answer.Header("Cache-Control"));
            Assert.Equal(contentType == OpenMetrics, answer.Body.EndsWith("\n# EOF\n", StringComparison.Ordinal));
            Assert.Equal(contentType is OpenMetrics or Prometheus, answer.Body.Contains("# TYPE healthchecks_", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task HEAD_has_the_headers_alone()
    {
        await using var app = await TestApp.ListenAsync(MetricsApp.Registry(), static builder => builder.Services.AddHealthPrometheus());

        var get = await app.SendRawAsync("GET", "/healthcheck?format=openmetrics");
        var head = await app.SendRawAsync("HEAD", "/healthcheck?format=openmetrics");

        Assert.Equal((200, OpenMetrics, ""), (head.Status, head.ContentType, head.Body));
        Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length"));
    }

    [Theory]
    [InlineData("/healthcheck")]
    [InlineData("/healthcheck/readiness")]
    public async Task What_there_is_not_is_refused_and_the_two_formats_are_offered(string path)
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());

        var answer = await app.GetAsync(path, "application/vnd.google.protobuf");

        Assert.Equal(406, answer.Status);
        Assert.Contains("application/openmetrics-text; version=1.0.0 or text/plain; version=0.0.4", answer.Body, StringComparison.Ordinal);
        Assert.Contains("?format=openmetrics or ?format=prometheus", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_serves_metrics_who_has_not_added_them()
    {
        await using var app = await TestApp.StartAsync(MetricsApp.Registry());

        Assert.Equal(406, (await app.GetAsync("/healthcheck?format=openmetrics")).Status);
        Assert.Equal(406, (await app.GetAsync("/healthcheck", "application/openmetrics-text")).Status);
        Assert.Equal(Text, (await app.GetAsync("/healthcheck", "text/plain;version=0.0.4")).ContentType);
    }

    [Fact]
    public async Task To_add_them_twice_is_to_add_them_once()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry(), static builder => builder.Services.AddHealthPrometheus());

        Assert.Equal(2, app.Application.Services.GetServices<IHealthResponseWriter>().Count());
    }
}
