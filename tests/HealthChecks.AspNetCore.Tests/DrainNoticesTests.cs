using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using WebApp;

namespace HealthChecks.Tests;

public sealed class DrainNoticesTests
{
    [Fact]
    public async Task The_log_says_how_long_an_orchestrator_has_to_wait()
    {
        await using var app = await TestApp.StartAsync(DrainTests.Registry(), static builder =>
        {
            builder.Configuration["HealthChecks:DrainSeconds"] = "2.5";
            builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        });

        var notice = Assert.Single(app.Log.Entries, static entry => entry.Event == "GracePeriod");
        Assert.Equal(LogLevel.Information, notice.Level);
        Assert.Equal("A stop takes up to 2.5 s of drain and 20 s of shutdown: terminationGracePeriodSeconds must be more than 23", notice.Message);
    }

    [Fact]
    public async Task Without_a_drain_it_says_nothing()
    {
        await using var development = await TestApp.StartAsync(DrainTests.Registry(), environment: "Development");
        await using var off = await TestApp.StartAsync(
            DrainTests.Registry(), static builder => builder.Configuration["HealthChecks:DrainSeconds"] = "0");

        Assert.Empty(Notices(development.Log));
        Assert.Empty(Notices(off.Log));
    }

    [Fact]
    public async Task A_shutdown_without_a_limit_has_no_grace_period()
    {
        await using var app = await TestApp.StartAsync(
            DrainTests.Registry(),
            static builder => builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan));

        Assert.Empty(Notices(app.Log));
    }

    [Theory]
    [InlineData(typeof(ConsoleLifetime))]
    [InlineData(typeof(FakeSystemdLifetime))]
    public async Task A_lifetime_that_came_after_the_registry_is_warned_of(Type lifetime)
    {
        await using var app = await StartAsync(lifetime);

        var notice = Assert.Single(Notices(app.Log));
        Assert.Equal((LogLevel.Warning, "DoesNotDrain"), (notice.Level, notice.Event));
        Assert.Contains($"its host lifetime, {lifetime.Name}, was registered after", notice.Message, StringComparison.Ordinal);
        Assert.Contains("Call AddHealthRegistry after what registers it", notice.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(ConsoleLifetime))]
    [InlineData(typeof(FakeSystemdLifetime))]
    public async Task Where_nothing_is_to_drain_nobody_is_warned(Type lifetime)
    {
        await using var app = await StartAsync(lifetime, ("HealthChecks:DrainSeconds", "0"));

        Assert.Empty(Notices(app.Log));
    }

    [Fact]
    public async Task A_lifetime_that_no_signal_stops_is_left_alone()
    {
        await using var app = await StartAsync(typeof(OtherLifetime));

        Assert.Empty(Notices(app.Log));
    }

    [Fact]
    public async Task The_host_of_an_integration_test_warns_of_nothing()
    {
        var log = new LogRecorder();
        await using var factory = new WebApplicationFactory<AppHealth>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
        });
        using var client = factory.CreateClient();
        using var answer = await client.GetAsync("/healthcheck/liveness", TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.DoesNotContain(Notices(log), static entry => entry.Level > LogLevel.Information);
    }

    private static IEnumerable<LogEntry> Notices(LogRecorder log) =>
        log.Entries.Where(static entry => entry.Event is "GracePeriod" or "DoesNotDrain");

    // The registry comes first here, and the lifetime after it.
    private static Task<TestApp> StartAsync(Type lifetime, params (string Name, string Value)[] settings) =>
        TestApp.StartAsync(DrainTests.Registry(), builder =>
        {
            foreach (var (name, value) in settings)
                builder.Configuration[name] = value;
            builder.Services.AddHealthRegistry<TestRegistry>();
            builder.Services.AddSingleton(typeof(IHostLifetime), lifetime);
        });

    private sealed class FakeSystemdLifetime : OtherLifetime;

    private class OtherLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
