using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace HealthChecks.Tests.Endpoints;

/// <summary>Probes on a port of their own.</summary>
public sealed class HealthPortTests
{
    [Theory]
    [InlineData("/healthcheck/liveness")]
    [InlineData("/healthcheck/readiness")]
    [InlineData("/healthcheck/readiness/database")]
    [InlineData("/healthcheck/ahead")]
    [InlineData("/healthcheck")]
    public async Task They_are_404_on_every_other_whatever_the_Host_header_says(string path)
    {
        var (open, health) = (FreePort(), FreePort());
        await using var application = Application(health, $"http://127.0.0.1:{open};http://127.0.0.1:{health}");
        await application.StartAsync(TestContext.Current.CancellationToken);

        var elsewhere = await RawHttp.SendAsync(open, "GET", path, $"127.0.0.1:{health}", TestContext.Current.CancellationToken);
        var there = await RawHttp.SendAsync(health, "GET", path, $"127.0.0.1:{open}", TestContext.Current.CancellationToken);

        Assert.Equal((404, 200), (elsewhere.Status, there.Status));
    }

    [Fact]
    public async Task Everything_else_is_served_on_all()
    {
        var (open, health) = (FreePort(), FreePort());
        await using var application = Application(health, $"http://127.0.0.1:{open};http://127.0.0.1:{health}");
        application.MapGet("/", static () => "start page");
        await application.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(200, (await RawHttp.SendAsync(open, "GET", "/", "localhost", TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task Not_listening_on_it_stops_the_start()
    {
        var (open, health) = (FreePort(), FreePort());
        await using var application = Application(health, $"http://127.0.0.1:{open}");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"HealthChecks:Port is {health}", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"http://127.0.0.1:{open}", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"http://*:{health}", exception.Message, StringComparison.Ordinal);
    }

    private static WebApplication Application(int health, string urls)
    {
        var (application, _, _) = TestApp.Create(
            new RegistryBuilder().Subset("readiness").Subset(new HealthSubsetDefinition("ahead") { AheadOfPipeline = true }).Check("database", HealthCheckResult.Healthy(), "readiness", "ahead").Build(),
            builder =>
            {
                builder.WebHost.UseUrls(urls);
                builder.Configuration["HealthChecks:Port"] = health.ToString(CultureInfo.InvariantCulture);
            });
        application.MapHealth();
        return application;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
