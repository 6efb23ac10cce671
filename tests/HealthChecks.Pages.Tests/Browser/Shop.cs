using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Browser;

/// <summary>An application with something to look at: all is well, or it is not.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly TestApp _app;

    private Shop(TestApp app) => _app = app;

    public string Url => _app.Url;

    public static async Task<Shop> StartAsync(bool isWell = false)
    {
        var runs = 0;
        var registry = new RegistryBuilder()
            .Subset("readiness")
            .Subset("startup")
            .Subset("system")
            .Check(Check("database", "Orders and customers", true, async cancellationToken =>
            {
                await Task.Delay(2 + (Interlocked.Increment(ref runs) * 7 % 11), cancellationToken);
                return isWell || runs < 24 ? HealthCheckResult.Healthy() : HealthResults.Unhealthy("connection-failed", "The database server does not answer.", data: new Dictionary<string, object> { ["port"] = 5432, ["connectMs"] = 31.25 });
            }))
            .Check(Check("cache", "Sessions and prices", true, static _ => Task.FromResult(HealthCheckResult.Healthy("Two nodes answer.")), "startup"))
            .Check(Check("payments", "The payment provider's API", true, static async cancellationToken =>
            {
                await Task.Delay(3, cancellationToken);
                return HealthCheckResult.Healthy();
            }))
            .Check(Check("queue", "Orders on their way to the warehouse", false, _ => Task.FromResult(isWell || runs < 18 ? HealthCheckResult.Healthy() : HealthResults.From(
                [
                    new HealthFinding(HealthStatus.Degraded, "backlog", "1,204 messages wait; the limit is 1,000."),
                    new HealthFinding(HealthStatus.Healthy, "consumers", "Two consumers are connected."),
                ],
                new Dictionary<string, object> { ["messages"] = 1204, ["consumers"] = 2 }))))
            .Check(Check("search", "Full-text search", false, static _ => Task.FromResult(HealthResults.Absent("not-configured"))))
            .Check("disk", HealthCheckResult.Healthy(), "system");
        var app = await TestApp.ListenAsync(registry, static builder =>
        {
            builder.Services.Configure<HealthOptions>(static options => options.TimeProvider = TimeProvider.System);
            builder.Services.AddHealthPage(static options => options.Title = "Orders");
        }, environment: "Development");
        var shop = new Shop(app);
        for (var i = 0; i < 30; i++)
        {
            await app.GetAsync("/healthcheck/readiness");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        await app.GetAsync("/healthcheck/startup");
        return shop;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static HealthCheckDefinition Check(string name, string about, bool isCritical, Func<CancellationToken, Task<HealthCheckResult>> check, params string[] also) =>
        new(name, _ => new StubCheck(check))
        {
            Source = "Shop." + name,
            Description = about,
            FreshSeconds = 0.02,
            Optional = true,
            Memberships = [new HealthMembership("readiness", isCritical), .. also.Select(subset => new HealthMembership(subset, isCritical))],
        };
}
