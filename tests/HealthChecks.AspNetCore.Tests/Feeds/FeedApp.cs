using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Feeds;

/// <summary>An application with feeds.</summary>
internal static class FeedApp
{
    public static TheoryData<string> Formats => ["atom", "rss"];

    public static Task<TestApp> StartAsync(out TurningCheck database, Action<HealthFeedOptions>? configure = null)
    {
        var check = database = new TurningCheck();
        return TestApp.StartAsync(
            new RegistryBuilder()
                .Subset(new HealthSubsetDefinition("readiness"))
                .Subset("startup")
                .Check("database", check, "readiness")
                .Check("cache", HealthCheckResult.Healthy(), "readiness")
                .Check("migrations", HealthCheckResult.Unhealthy(), "startup"),
            builder => builder.Services.AddHealthFeeds(configure),
            static application =>
            {
                application.MapHealth();
                application.MapHealthSubset("readiness", "/at/status").WithDetails(HealthDetail.Status);
                application.MapHealthSubset("readiness", "/at/full").WithDetails(HealthDetail.Full);
            });
    }

    // Each question a quarter of a minute after the one before, so that nothing is fresh any more.
    public static async Task AskAsync(TestApp app, TurningCheck database, HealthCheckResult result)
    {
        database.Result = result;
        if (database.Runs > 0)
            app.Clock.Advance(TimeSpan.FromSeconds(15));
        await app.GetAsync("/healthcheck/readiness");
    }

    public static async Task<ReadFeed> ReadAsync(TestApp app, string path, string format) => ReadFeed.From(await app.GetAsync(path + "?format=" + format));
}
