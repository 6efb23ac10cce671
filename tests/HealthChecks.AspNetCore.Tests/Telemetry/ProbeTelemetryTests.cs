using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Telemetry;

/// <summary>What is counted of probes, through the OpenTelemetry SDK.</summary>
[Collection(typeof(TelemetryCollection))]
public sealed class ProbeTelemetryTests
{
    [Fact]
    public async Task Probes_are_counted_by_subset_and_status_code_whatever_path_they_ask_at()
    {
        using var metrics = new CollectedMetrics();
        await using var app = await TestApp.StartAsync(Registry(), map: static application =>
        {
            application.MapHealth();
            application.MapHealthSubset("readiness", "/readyz");
        });
        Assert.Empty(metrics.Of(HealthTelemetry.Probes));

        await app.GetAsync("/healthcheck/liveness");
        await app.SendAsync(HttpMethod.Post, "/healthcheck/liveness");
        await app.GetAsync("/healthcheck/startup");
        await app.GetAsync("/healthcheck/readiness");
        await app.GetAsync("/readyz");
        await app.GetAsync("/healthcheck/readiness", "image/png");
        await app.SendAsync(HttpMethod.Post, "/healthcheck/readiness");
        await app.GetAsync("/healthcheck/nothing");

        Assert.Equal(
            [
                "name=liveness status_code=200: 1",
                "name=liveness status_code=405: 1",
                "name=readiness status_code=405: 1",
                "name=readiness status_code=406: 1",
                "name=readiness status_code=503: 2",
                "name=startup status_code=200: 1",
            ],
            metrics.Of(HealthTelemetry.Probes));
    }

    [Fact]
    public async Task A_subset_that_nobody_asks_grows_old_and_a_probe_makes_it_young()
    {
        using var metrics = new CollectedMetrics();
        await using var app = await TestApp.StartAsync(Registry());
        Assert.Equal(["name=liveness: 0", "name=readiness: 0", "name=startup: 0"], metrics.Of(HealthTelemetry.ProbeAge));

        app.Clock.Advance(TimeSpan.FromSeconds(90));
        await app.GetAsync("/healthcheck/liveness");
        await app.GetAsync("/healthcheck/startup");
        Assert.Equal(["name=liveness: 0", "name=readiness: 90", "name=startup: 0"], metrics.Of(HealthTelemetry.ProbeAge));

        app.Clock.Advance(TimeSpan.FromSeconds(1.5));
        await app.GetAsync("/healthcheck/readiness");
        Assert.Equal(["name=liveness: 1.5", "name=readiness: 0", "name=startup: 1.5"], metrics.Of(HealthTelemetry.ProbeAge));
    }

    [Fact]
    public async Task What_is_not_served_has_no_age()
    {
        using var metrics = new CollectedMetrics();
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder { LivenessPath = "" }.Subset("readiness").Subset("integrations").Check("database", HealthCheckResult.Healthy(), "readiness", "integrations"),
            map: static application => application.MapHealthSubset("readiness", "/readyz"));

        Assert.Equal(["name=readiness: 0"], metrics.Of(HealthTelemetry.ProbeAge));
    }

    [Fact]
    public async Task A_prober_that_leaves_is_counted_as_such()
    {
        using var metrics = new CollectedMetrics();
        var never = new StubCheck(static cancellationToken => Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(static _ => HealthCheckResult.Healthy(), TaskScheduler.Default));
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Check("database", never, "readiness"));
        using var leaving = new CancellationTokenSource();
        var probe = app.Server.CreateClient().GetAsync("/healthcheck/readiness", leaving.Token);
        await never.Started.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
        await Eventually.IsTrueAsync(() => metrics.Of(HealthTelemetry.Probes) is ["name=readiness status_code=499: 1"], "the probe is counted");
    }

    private static RegistryBuilder Registry() => new RegistryBuilder()
        .Subset(new HealthSubsetDefinition("startup") { AheadOfPipeline = true })
        .Subset("readiness")
        .Check("migrations", HealthCheckResult.Healthy(), "startup")
        .Check("database", HealthCheckResult.Unhealthy(), "readiness");
}
