using System.Text;
using HealthChecks.Testing.Servers;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Prometheus;

/// <summary>Prometheus itself, and its tool, read whatever is told, whatever the checks are called.</summary>
public sealed class ScraperTests
{
    private const string Hostile = "say \"hi\"\\\n\0 ünïcode 🔥 {a=\"b\"} # EOF";

    [Theory]
    [InlineData("/healthcheck")]
    [InlineData("/healthcheck/readiness")]
    [InlineData("/healthcheck/startup")]
    [InlineData("/healthcheck/readiness/database")]
    [InlineData("/healthcheck/integrations/queue")]
    public async Task Promtool_has_nothing_to_say_against_any_of_it(string path)
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());

        foreach (var format in new[] { "openmetrics", "prometheus" })
        {
            var answer = await app.GetAsync($"{path}?format={format}");

            Assert.DoesNotContain("\n\n", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', answer.Body);
            await Promtool.AcceptMetricsAsync(answer.Body);
        }
    }

    [Fact]
    public async Task Promtool_accepts_what_is_told_who_may_see_statuses_alone_and_before_anybody_has_asked()
    {
        await using var statuses = await MetricsApp.StartAsync(MetricsApp.Registry(), static builder => builder.Configuration.AddSettings(("Anonymous", "Status")));
        await using var unasked = await TestApp.StartAsync(MetricsApp.Registry(), static builder => builder.Services.AddHealthPrometheus());

        await Promtool.AcceptMetricsAsync((await statuses.GetAsync("/healthcheck?format=prometheus")).Body);
        await Promtool.AcceptMetricsAsync((await unasked.GetAsync("/healthcheck?format=prometheus")).Body);
    }

    [Fact]
    public async Task What_would_end_a_label_is_escaped()
    {
        await using var app = await MetricsApp.StartAsync(new RegistryBuilder().Subset("readiness"), AddHostile);

        var body = (await app.GetAsync("/healthcheck?format=openmetrics")).Body;

        Assert.Contains(
            """healthchecks_check_status{health_check_name="say \"hi\"\\\n""" + "\uFFFD" + """ ünïcode 🔥 {a=\"b\"} # EOF"} 0""" + "\n",
            body,
            StringComparison.Ordinal);
        await Promtool.AcceptMetricsAsync(body);
    }

    [Theory]
    [InlineData("openmetrics")]
    [InlineData("prometheus")]
    public async Task A_real_Prometheus_reads_both_formats_whatever_the_checks_are_called(string format)
    {
        await using var app = await TestApp.ListenAsync(new RegistryBuilder().Subset("readiness").Check("cache", HealthCheckResult.Healthy(), "readiness"), builder =>
        {
            builder.Services.AddHealthPrometheus();
            AddHostile(builder);
        });
        await app.GetAsync("/healthcheck/readiness");
        await using var prometheus = await PrometheusServer.StartAsync($"""
            scrape_configs:
              - job_name: health
                scrape_interval: 1s
                metrics_path: /healthcheck
                params: {"{"} format: [{format}] {"}"}
                static_configs: [{"{"} targets: ["{new Uri(app.Url).Authority}"] {"}"}]
            """);

        await prometheus.WaitUntilAsync(async () => (await prometheus.QueryAsync("up == 1")).Count == 1, TimeSpan.FromSeconds(30), "the scrape succeeds");

        var statuses = await prometheus.QueryAsync("healthchecks_check_status");
        Assert.Equal(
            [("cache", "2"), (Hostile.Replace('\0', '\uFFFD'), "0")],
            statuses.Select(static each => (each.Labels["health_check_name"], each.Value)).Order());
    }

    [Fact]
    public async Task No_series_is_told_twice_whatever_is_registered()
    {
        await using var app = await MetricsApp.StartAsync(new RegistryBuilder().Subset("one").Subset("two").Subset("readiness").Check("database", HealthCheckResult.Healthy(), "one", "two", "readiness"), static builder =>
            builder.Services.AddHealthChecks().AddCheck("Cache", static () => HealthCheckResult.Healthy(), ["one", "two", "readiness"]));
        await app.GetAsync("/healthcheck/one");
        await app.GetAsync("/healthcheck/two");

        var lines = (await app.GetAsync("/healthcheck?format=openmetrics")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var series = lines.Where(static line => line[0] != '#').Select(static line => line[..line.LastIndexOf(' ')]).ToArray();

        Assert.Equal(series.Distinct(StringComparer.OrdinalIgnoreCase), series);
        Assert.Equal(lines.Where(static line => line[0] == '#').Distinct(), lines.Where(static line => line[0] == '#'));
        Assert.Contains("healthchecks_check_status{health_check_name=\"Cache\"}", series);
    }

    private static void AddHostile(WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck(Hostile, static () => HealthResults.Unhealthy(Encoding.UTF8.GetString("zu \"voll\""u8)), ["readiness"]);
}
