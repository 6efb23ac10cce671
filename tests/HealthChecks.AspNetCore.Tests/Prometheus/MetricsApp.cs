using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Prometheus;

/// <summary>An application that can be scraped: with a latch, a check in several subsets, one that nobody asks, and one that does not apply.</summary>
internal static class MetricsApp
{
    public static RegistryBuilder Registry(out StubCheck database, out StubCheck queue)
    {
        database = new StubCheck(HealthResults.Unhealthy("connection-failed", "The server db-1 refused orders/s3cret."));
        queue = new StubCheck(HealthCheckResult.Healthy());
        return new RegistryBuilder()
            .Subset("startup")
            .Subset("readiness")
            .Subset("integrations")
            .Check("migrations", HealthCheckResult.Healthy("All 7 are applied."), "startup")
            .Check("database", database, "readiness", "integrations")
            .Check(new HealthCheckDefinition("cache", static _ => new StubCheck(HealthResults.Degraded("slow-answers", "It took 3 s.")))
            {
                Memberships = [new HealthMembership("readiness", Critical: false), new HealthMembership("integrations", Critical: false)],
            })
            .Check(new HealthCheckDefinition("printer", static _ => null) { MayBeAbsent = true, Optional = true, Memberships = [new HealthMembership("readiness")] })
            .Check("queue", queue, "integrations");
    }

    public static RegistryBuilder Registry() => Registry(out _, out _);

    /// <summary>Starts it, and asks startup and readiness as a kubelet does; then two and a half seconds go by.</summary>
    public static async Task<TestApp> StartAsync(RegistryBuilder registry, Action<WebApplicationBuilder>? build = null)
    {
        var app = await TestApp.StartAsync(registry, builder =>
        {
            builder.Services.AddHealthPrometheus();
            build?.Invoke(builder);
        });
        await app.GetAsync("/healthcheck/startup");
        await app.GetAsync("/healthcheck/readiness");
        app.Clock.Advance(TimeSpan.FromSeconds(2.5));
        return app;
    }
}
