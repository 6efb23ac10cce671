using System.Globalization;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Prometheus;

/// <summary>What is scraped, to the letter.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task The_mount_tells_of_every_subset_and_of_every_check_once_as_OpenMetrics()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());

        var answer = await app.GetAsync("/healthcheck?format=openmetrics");

        Assert.Equal((200, "application/openmetrics-text; version=1.0.0; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Equal(
            """
            # TYPE healthchecks_subset_status gauge
            # HELP healthchecks_subset_status What a subset counts as: 0 Unhealthy, 1 Degraded, 2 Healthy.
            healthchecks_subset_status{health_subset_name="readiness"} 0
            healthchecks_subset_status{health_subset_name="startup"} 2
            # TYPE healthchecks_subset_passes gauge
            # HELP healthchecks_subset_passes Whether a subset passes: 1 Healthy or Degraded, 0 Unhealthy.
            healthchecks_subset_passes{health_subset_name="readiness"} 0
            healthchecks_subset_passes{health_subset_name="startup"} 1
            # TYPE healthchecks_subset_reason gauge
            # HELP healthchecks_subset_reason Why a subset counts as what it does: 1 for the present reason code, no other has a series.
            healthchecks_subset_reason{health_subset_name="readiness",health_reason="unhealthy"} 1
            healthchecks_subset_reason{health_subset_name="startup",health_reason="healthy"} 1
            # TYPE healthchecks_subset_consecutive gauge
            # HELP healthchecks_subset_consecutive Evaluations in a row that speak against what a subset counts as.
            healthchecks_subset_consecutive{health_subset_name="readiness"} 0
            healthchecks_subset_consecutive{health_subset_name="startup"} 0
            # TYPE healthchecks_subset_latched gauge
            # HELP healthchecks_subset_latched Whether a subset with a latch has passed once, and stays passed.
            healthchecks_subset_latched{health_subset_name="startup"} 1
            # TYPE healthchecks_draining gauge
            # HELP healthchecks_draining Whether the process is about to stop.
            healthchecks_draining 0
            # TYPE healthchecks_check_status gauge
            # HELP healthchecks_check_status What a check counts as: 0 Unhealthy, 1 Degraded, 2 Healthy.
            healthchecks_check_status{health_check_name="cache"} 1
            healthchecks_check_status{health_check_name="database"} 0
            healthchecks_check_status{health_check_name="migrations"} 2
            # TYPE healthchecks_check_reason gauge
            # HELP healthchecks_check_reason Why a check counts as what it does: 1 for the present reason code, no other has a series.
            healthchecks_check_reason{health_check_name="cache",health_reason="slow-answers"} 1
            healthchecks_check_reason{health_check_name="database",health_reason="connection-failed"} 1
            healthchecks_check_reason{health_check_name="migrations",health_reason="healthy"} 1
            # TYPE healthchecks_check_consecutive gauge
            # HELP healthchecks_check_consecutive Readings in a row that speak against what a check counts as.
            healthchecks_check_consecutive{health_check_name="cache"} 0
            healthchecks_check_consecutive{health_check_name="database"} 0
            healthchecks_check_consecutive{health_check_name="migrations"} 0
            # TYPE healthchecks_check_last_duration_seconds gauge
            # UNIT healthchecks_check_last_duration_seconds seconds
            # HELP healthchecks_check_last_duration_seconds How long the last run took; of one that was given up, its timeout.
            healthchecks_check_last_duration_seconds{health_check_name="cache"} 0
            healthchecks_check_last_duration_seconds{health_check_name="database"} 0
            healthchecks_check_last_duration_seconds{health_check_name="migrations"} 0
            # TYPE healthchecks_check_age_seconds gauge
            # UNIT healthchecks_check_age_seconds seconds
            # HELP healthchecks_check_age_seconds How old the last reading is.
            healthchecks_check_age_seconds{health_check_name="cache"} 2.5
            healthchecks_check_age_seconds{health_check_name="database"} 2.5
            healthchecks_check_age_seconds{health_check_name="migrations"} 2.5
            # TYPE healthchecks_check_measured_timestamp_seconds gauge
            # UNIT healthchecks_check_measured_timestamp_seconds seconds
            # HELP healthchecks_check_measured_timestamp_seconds When the last reading was made, since 1970 UTC.
            healthchecks_check_measured_timestamp_seconds{health_check_name="cache"} 1767323045
            healthchecks_check_measured_timestamp_seconds{health_check_name="database"} 1767323045
            healthchecks_check_measured_timestamp_seconds{health_check_name="migrations"} 1767323045
            # TYPE healthchecks_check_wedged gauge
            # HELP healthchecks_check_wedged Whether a run that was given up at its timeout has not returned.
            healthchecks_check_wedged{health_check_name="cache"} 0
            healthchecks_check_wedged{health_check_name="database"} 0
            healthchecks_check_wedged{health_check_name="migrations"} 0
            healthchecks_check_wedged{health_check_name="queue"} 0
            # TYPE healthchecks_check_critical gauge
            # HELP healthchecks_check_critical Whether the failure of a check fails the subset, by check and subset.
            healthchecks_check_critical{health_check_name="cache",health_subset_name="integrations"} 0
            healthchecks_check_critical{health_check_name="database",health_subset_name="integrations"} 1
            healthchecks_check_critical{health_check_name="queue",health_subset_name="integrations"} 1
            healthchecks_check_critical{health_check_name="cache",health_subset_name="readiness"} 0
            healthchecks_check_critical{health_check_name="database",health_subset_name="readiness"} 1
            healthchecks_check_critical{health_check_name="migrations",health_subset_name="startup"} 1
            # EOF

            """,
            answer.Body);
    }

    [Fact]
    public async Task The_older_format_says_the_same_without_units_and_without_an_end()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());

        var newer = await app.GetAsync("/healthcheck?format=openmetrics");
        var older = await app.GetAsync("/healthcheck?format=prometheus");

        Assert.Equal((200, "text/plain; version=0.0.4; charset=utf-8"), (older.Status, older.ContentType));
        var lines = newer.Body.Split('\n').Where(static line => line != "# EOF" && !line.StartsWith("# UNIT", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', lines), older.Body);
        Assert.Contains("healthchecks_check_age_seconds{", older.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subset_tells_of_itself_and_of_its_checks()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());

        var series = Series(await app.GetAsync("/healthcheck/readiness?format=openmetrics"));

        Assert.Equal(["cache", "database"], series.SelectMany(static each => Labels(each, "health_check_name")).Distinct());
        Assert.Equal(["readiness"], series.SelectMany(static each => Labels(each, "health_subset_name")).Distinct());
        Assert.Contains("healthchecks_subset_status{health_subset_name=\"readiness\"} 0", series);
        Assert.Contains("healthchecks_check_status{health_check_name=\"database\"} 0", series);
    }

    [Fact]
    public async Task A_check_tells_of_itself_alone()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());

        Assert.Equal(
            [
                "healthchecks_check_status{health_check_name=\"database\"} 0",
                "healthchecks_check_reason{health_check_name=\"database\",health_reason=\"connection-failed\"} 1",
                "healthchecks_check_consecutive{health_check_name=\"database\"} 0",
                "healthchecks_check_last_duration_seconds{health_check_name=\"database\"} 0",
                "healthchecks_check_age_seconds{health_check_name=\"database\"} 2.5",
                "healthchecks_check_measured_timestamp_seconds{health_check_name=\"database\"} 1767323045",
                "healthchecks_check_wedged{health_check_name=\"database\"} 0",
            ],
            Series(await app.GetAsync("/healthcheck/readiness/database?format=prometheus")));
    }

    [Theory]
    [InlineData("/healthcheck", "healthchecks_subset_status{health_subset_name=\"readiness\"} 0|healthchecks_subset_status{health_subset_name=\"startup\"} 2|healthchecks_subset_passes{health_subset_name=\"readiness\"} 0|healthchecks_subset_passes{health_subset_name=\"startup\"} 1")]
    [InlineData("/healthcheck/readiness", "healthchecks_subset_status{health_subset_name=\"readiness\"} 0|healthchecks_subset_passes{health_subset_name=\"readiness\"} 0")]
    [InlineData("/healthcheck/readiness/database", "healthchecks_check_status{health_check_name=\"database\"} 0")]
    public async Task Who_may_see_statuses_alone_gets_them_alone(string path, string expected)
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry(), static builder => builder.Configuration.AddSettings(("Anonymous", "Status")));

        Assert.Equal(expected.Split('|'), Series(await app.GetAsync(path + "?format=prometheus")));
    }

    [Fact]
    public async Task Texts_are_told_nobody_however_much_he_may_see()
    {
        await using var names = await MetricsApp.StartAsync(MetricsApp.Registry());
        await using var full = await MetricsApp.StartAsync(MetricsApp.Registry(), static builder => builder.Configuration.AddSettings(("Anonymous", "Full")));

        var answer = await full.GetAsync("/healthcheck?format=openmetrics");

        Assert.Contains("s3cret", (await full.GetAsync("/healthcheck/readiness")).Body, StringComparison.Ordinal);
        Assert.Equal((await names.GetAsync("/healthcheck?format=openmetrics")).Body, answer.Body);
        Assert.DoesNotContain("s3cret", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_written_the_same_in_every_country_and_without_exponents()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        ManualClock? clock = null;
        var slow = new StubCheck(_ =>
        {
            clock!.Advance(TimeSpan.FromMicroseconds(1_234));
            return Task.FromResult(HealthCheckResult.Healthy());
        });
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder().Subset("readiness").Check("slow", slow, "readiness"),
            static builder => builder.Services.AddHealthPrometheus(),
            application =>
            {
                application.Use((context, next) =>
                {
                    CultureInfo.CurrentCulture = comma;
                    return next(context);
                });
                application.UseRouting();
                application.MapHealth();
                // As health is: right after routing.
                application.MapGet("/half", static () => $"{0.5}").ShortCircuit();
            });
        clock = app.Clock;
        await app.GetAsync("/healthcheck/readiness");
        app.Clock.Advance(TimeSpan.FromMicroseconds(7));

        var body = (await app.GetAsync("/healthcheck?format=openmetrics")).Body;

        Assert.Equal("0,5", (await app.GetAsync("/half")).Body);
        Assert.Contains("healthchecks_check_last_duration_seconds{health_check_name=\"slow\"} 0.001234\n", body, StringComparison.Ordinal);
        Assert.Contains("healthchecks_check_age_seconds{health_check_name=\"slow\"} 0.000007\n", body, StringComparison.Ordinal);
        Assert.Contains("healthchecks_check_measured_timestamp_seconds{health_check_name=\"slow\"} 1767323045.001\n", body, StringComparison.Ordinal);
    }

    private static string[] Series(Answer answer)
    {
        Assert.Equal(200, answer.Status);
        return [.. answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line[0] != '#')];
    }

    private static IEnumerable<string> Labels(string series, string label)
    {
        var start = series.IndexOf(label + "=\"", StringComparison.Ordinal);
        return start < 0 ? [] : [series[(start + label.Length + 2)..].Split('"')[0]];
    }
}
