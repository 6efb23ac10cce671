namespace HealthChecks.Tests.Support;

/// <summary>An application on a port, with a clock that goes, whose check <c>database</c> says what the test wants.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private volatile bool _fails;

    private Watched() => Database = new StubCheck(_ => Task.FromResult(_fails ? HealthResults.Unhealthy("connection-failed", "No route to the database") : HealthCheckResult.Healthy()));

    public StubCheck Database { get; }

    public TestApp App { get; private set; } = null!;

    public static async Task<Watched> StartAsync(string environment = "Development", Action<HealthPageOptions>? configure = null)
    {
        var watched = new Watched();
        var registry = new RegistryBuilder()
            .Subset("readiness")
            .Check(new HealthCheckDefinition("database", _ => watched.Database) { Source = "Tests.Database", FreshSeconds = 0.2, Memberships = [new HealthMembership("readiness")] })
            .Check("cache", HealthCheckResult.Healthy(), "readiness");
        watched.App = await TestApp.ListenAsync(registry, builder =>
        {
            builder.Services.Configure<HealthOptions>(static options => options.TimeProvider = TimeProvider.System);
            builder.Services.AddHealthPage(options =>
            {
                options.RefreshSeconds = 1;
                configure?.Invoke(options);
            });
        }, environment: environment);
        return watched;
    }

    public void Fail() => _fails = true;

    public void Recover() => _fails = false;

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
