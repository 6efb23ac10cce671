using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using WebApp;
using WebApp.Orders;

namespace HealthChecks.Tests;

/// <summary>The sample, its registry generated, in memory and in the state that a test puts it in.</summary>
public sealed class SampleWebAppTests
{
    [Theory]
    [InlineData("startup")]
    [InlineData("readiness")]
    [InlineData("integrations")]
    [InlineData("system")]
    public async Task Every_probe_passes_on_the_embedded_defaults(string subset)
    {
        await using var app = new Sample();
        await app.WaitForGateAsync();

        var answer = await app.GetAsync("/healthcheck/" + subset);

        Assert.Equal(200, answer.Status);
        Assert.Equal("Healthy", answer.Json.GetProperty("status").GetString());
        Assert.Equal(subset, answer.Json.GetProperty("subset").GetString());
    }

    [Fact]
    public async Task The_database_is_absent_where_none_is_configured()
    {
        await using var app = new Sample();

        var database = (await app.GetAsync("/healthcheck/readiness")).Json.GetProperty("checks").GetProperty("database");

        Assert.True(database.GetProperty("absent").GetBoolean());
    }

    [Fact]
    public async Task Integrations_fails_when_the_cache_is_down_and_readiness_does_not()
    {
        await using var app = new Sample(static services => services.AddSingleton<IDistributedCache, BrokenCache>());

        var integrations = await app.GetAsync("/healthcheck/integrations");
        var readiness = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(503, integrations.Status);
        Assert.Equal("write-failed", ReasonOf(integrations, "session-cache"));
        Assert.DoesNotContain(BrokenCache.DriverText, integrations.Body, StringComparison.Ordinal);
        Assert.Equal(200, readiness.Status);
    }

    [Fact]
    public async Task Readiness_and_integrations_fail_when_the_database_is_down()
    {
        using var port = new ClosedPort();
        await using var app = new Sample(
            settings: ("ConnectionStrings:Orders", $"Host=127.0.0.1;Port={port.Number};Username=S3CRET-user;Password=S3CRET-password;Database=orders"));

        foreach (var subset in (string[])["readiness", "integrations"])
        {
            var answer = await app.GetAsync("/healthcheck/" + subset);

            Assert.Equal(503, answer.Status);
            Assert.Equal("connection-failed", ReasonOf(answer, "database"));
            foreach (var leak in (string[])["S3CRET", "127.0.0.1", port.Number.ToString(), "Npgsql", "Exception", "Failed to connect"])
                Assert.DoesNotContain(leak, answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(503, (await app.GetAsync("/healthcheck/startup")).Status);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/liveness")).Status);
    }

    [Fact]
    public async Task Startup_passes_when_the_gate_opens_and_stays_passed()
    {
        var ready = new TaskCompletionSource();
        var store = new SlowStore(ready.Task);
        await using var app = new Sample(services => services.AddSingleton<IOrderStore>(store));

        var before = await app.GetAsync("/healthcheck/startup");
        ready.SetResult();
        await app.WaitForGateAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        var after = await app.GetAsync("/healthcheck/startup");

        Assert.Equal(503, before.Status);
        Assert.Equal(200, after.Status);
        // Ahead of the pipeline: the status, and no names.
        Assert.False(after.Json.TryGetProperty("checks", out _));
    }

    [Fact]
    public async Task The_check_of_the_application_itself_is_in_readiness_by_its_class()
    {
        await using var app = new Sample(static services => services.AddSingleton<IOrderStore>(new SlowStore(Task.CompletedTask) { IsAccepting = false }));

        var readiness = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(503, readiness.Status);
        Assert.Equal("store-full", ReasonOf(readiness, "order-store"));
        Assert.DoesNotContain("takes no more orders", readiness.Body, StringComparison.Ordinal);
    }

    private static string? ReasonOf(Answer answer, string check) =>
        answer.Json.GetProperty("checks").GetProperty(check).GetProperty("reason").GetString();

    private sealed class Sample(Action<IServiceCollection>? configure = null, params (string Name, string Value)[] settings)
        : WebApplicationFactory<AppHealth>
    {
        public ManualClock Clock { get; } = new();

        public async Task<Answer> GetAsync(string path)
        {
            using var response = await CreateClient().GetAsync(path, TestContext.Current.CancellationToken);
            return await Answer.FromAsync(response, TestContext.Current.CancellationToken);
        }

        public async Task WaitForGateAsync()
        {
            var gate = Services.GetRequiredService<OrderStoreGate>();
            while (!gate.IsOpen)
                await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.ConfigureLogging(static logging => logging.ClearProviders());
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureTestServices(services =>
            {
                services.Configure<HealthOptions>(options => options.TimeProvider = Clock);
                configure?.Invoke(services);
            });
        }
    }

    private sealed class SlowStore(Task ready) : IOrderStore
    {
        public bool IsAccepting { get; init; } = true;

        public Task InitializeAsync(CancellationToken cancellationToken) => ready;

        public Task<Order> AddAsync(NewOrder order, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class BrokenCache : IDistributedCache
    {
        public const string DriverText = "No connection to cache.internal:6379";

        public byte[]? Get(string key) => throw Down();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw Down();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw Down();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => throw Down();

        public void Refresh(string key) => throw Down();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw Down();

        public void Remove(string key) => throw Down();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw Down();

        private static InvalidOperationException Down() => new(DriverText);
    }
}
