using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Prometheus;

/// <summary>A scrape reads what is known, starts nothing, and invents nothing.</summary>
public sealed class MetricsKnowledgeTests
{
    [Theory]
    [InlineData("/healthcheck")]
    [InlineData("/healthcheck/readiness")]
    [InlineData("/healthcheck/readiness/database")]
    public async Task A_scrape_starts_no_run_and_is_200_whatever_there_is_to_tell(string path)
    {
        await using var app = await TestApp.StartAsync(MetricsApp.Registry(out var database, out var queue), static builder => builder.Services.AddHealthPrometheus());

        var before = await app.GetAsync(path + "?format=openmetrics");
        var runs = database.Runs + queue.Runs;
        await app.GetAsync("/healthcheck/readiness");
        var after = await app.GetAsync(path + "?format=openmetrics");

        Assert.Equal(0, runs);
        Assert.Equal((200, 200), (before.Status, after.Status));
        Assert.DoesNotContain("_status", before.Body, StringComparison.Ordinal);
        Assert.Contains("healthchecks_check_status{health_check_name=\"database\"} 0\n", after.Body, StringComparison.Ordinal);
        Assert.Equal((1, 0), (database.Runs, queue.Runs));
    }

    [Fact]
    public async Task What_nobody_has_asked_has_no_status_reason_age_or_duration()
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder().Subset("startup").Check("database", HealthCheckResult.Healthy(), "startup"),
            static builder => builder.Services.AddHealthPrometheus());

        var body = (await app.GetAsync("/healthcheck/startup?format=openmetrics")).Body;

        Assert.Equal(
            """
            # TYPE healthchecks_subset_latched gauge
            # HELP healthchecks_subset_latched Whether a subset with a latch has passed once, and stays passed.
            healthchecks_subset_latched{health_subset_name="startup"} 0
            # TYPE healthchecks_draining gauge
            # HELP healthchecks_draining Whether the process is about to stop.
            healthchecks_draining 0
            # TYPE healthchecks_check_wedged gauge
            # HELP healthchecks_check_wedged Whether a run that was given up at its timeout has not returned.
            healthchecks_check_wedged{health_check_name="database"} 0
            # TYPE healthchecks_check_critical gauge
            # HELP healthchecks_check_critical Whether the failure of a check fails the subset, by check and subset.
            healthchecks_check_critical{health_check_name="database",health_subset_name="startup"} 1
            # EOF

            """,
            body);
    }

    [Fact]
    public async Task A_status_that_nobody_has_asked_for_lately_is_gone_and_the_age_goes_on()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        var body = (await app.GetAsync("/healthcheck/readiness?format=prometheus")).Body;

        Assert.DoesNotContain("healthchecks_check_status", body, StringComparison.Ordinal);
        Assert.DoesNotContain("healthchecks_check_reason", body, StringComparison.Ordinal);
        Assert.DoesNotContain("healthchecks_subset_status", body, StringComparison.Ordinal);
        Assert.Contains("healthchecks_check_age_seconds{health_check_name=\"database\"} 602.5\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_late_has_no_duration_yet_and_one_that_hangs_is_wedged()
    {
        var never = new TaskCompletionSource<HealthCheckResult>();
        var hangs = new TaskCompletionSource();
        var isFirst = true;
        var check = new StubCheck(_ =>
        {
            if (isFirst)
                return Task.FromResult(HealthCheckResult.Healthy());
            hangs.SetResult();
            return never.Task;
        });
        await using var app = await MetricsApp.StartAsync(new RegistryBuilder().Subset("readiness").Check("hung", check, "readiness"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        isFirst = false;

        var asked = app.GetAsync("/healthcheck/readiness");
        await hangs.Task;
        var late = (await app.GetAsync("/healthcheck?format=prometheus")).Body;
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await Eventually.IsTrueAsync(
            () => app.Application.Services.GetRequiredService<IHealthReporter>().Find("readiness")!.Look()[0].WedgedFor is not null, "the run is given up");
        var wedged = (await app.GetAsync("/healthcheck?format=prometheus")).Body;
        never.SetResult(HealthCheckResult.Healthy());
        await asked;

        Assert.Contains("healthchecks_check_age_seconds{health_check_name=\"hung\"} 62.5\n", late, StringComparison.Ordinal);
        Assert.Contains("healthchecks_check_wedged{health_check_name=\"hung\"} 0\n", late, StringComparison.Ordinal);
        Assert.DoesNotContain("last_duration", late, StringComparison.Ordinal);
        Assert.Contains("healthchecks_check_last_duration_seconds{health_check_name=\"hung\"} 10\n", wedged, StringComparison.Ordinal);
        Assert.Contains("healthchecks_check_wedged{health_check_name=\"hung\"} 1\n", wedged, StringComparison.Ordinal);
        Assert.Contains("healthchecks_check_reason{health_check_name=\"hung\",health_reason=\"timeout\"} 1\n", wedged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draining_shows_in_the_subset_in_its_reason_and_by_itself()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry());
        app.Application.Services.GetRequiredService<IHealthLifecycle>().Drain();

        var body = (await app.GetAsync("/healthcheck?format=prometheus")).Body;

        Assert.Contains("healthchecks_draining 1\n", body, StringComparison.Ordinal);
        Assert.Contains("healthchecks_subset_status{health_subset_name=\"readiness\"} 0\n", body, StringComparison.Ordinal);
        Assert.Contains("healthchecks_subset_reason{health_subset_name=\"readiness\",health_reason=\"draining\"} 1\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_does_not_apply_where_it_may_and_fails_where_it_must_apply_is_told_once_as_failing()
    {
        await using var app = await MetricsApp.StartAsync(new RegistryBuilder()
            .Subset("integrations")
            .Subset("readiness")
            .Check(new HealthCheckDefinition("printer", static _ => null) { MayBeAbsent = true, Memberships = [new HealthMembership("integrations", Critical: false), new HealthMembership("readiness")] }));

        var statuses = (await app.GetAsync("/healthcheck?format=prometheus")).Body.Split('\n').Where(static line => line.StartsWith("healthchecks_check_status{", StringComparison.Ordinal));

        Assert.Equal(["healthchecks_check_status{health_check_name=\"printer\"} 0"], statuses);
        Assert.Equal(("Healthy", "Unhealthy"), (await StatusInAsync(app, "integrations"), await StatusInAsync(app, "readiness")));
    }

    [Fact]
    public async Task A_subset_that_is_switched_off_has_no_series()
    {
        await using var app = await MetricsApp.StartAsync(MetricsApp.Registry(), static builder => builder.Configuration.AddSettings(("Subsets:startup:Enabled", "false")));

        Assert.DoesNotContain("startup", (await app.GetAsync("/healthcheck?format=prometheus")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await app.GetAsync("/healthcheck/startup?format=prometheus")).Status);
    }

    private static async Task<string?> StatusInAsync(TestApp app, string subset) =>
        (await app.GetAsync("/healthcheck/" + subset)).Json.GetProperty("checks").GetProperty("printer").GetProperty("status").GetString();
}
