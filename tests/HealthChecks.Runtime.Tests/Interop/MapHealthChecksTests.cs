using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

public sealed class MapHealthChecksTests
{
    [Fact]
    public async Task The_frameworks_endpoints_read_the_same_cells_as_our_probes()
    {
        var check = new TestCheck(static () => HealthCheckResult.Unhealthy());
        GivenRegistry.Next = Declare.Readiness(Declare.Check("database", check, fresh: 3600, maxAge: 3600));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddHealthRegistryCore<GivenRegistry>();
        builder.Services.AddHealthChecks().AddCheck("other", new TestCheck(), tags: ["ready"]);
        await using var app = builder.Build();
        app.MapHealthChecks("/all");
        app.MapHealthChecks("/readiness", new HealthCheckOptions { Predicate = static registration => registration.Tags.Contains("readiness") });
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = static registration => registration.Tags.Contains("ready") });
        await app.StartAsync();

        await app.Services.GetRequiredService<IHealthReporter>().GetReportAsync("readiness").InTimeAsync();
        using var client = app.GetTestClient();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await GetAsync("/all"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await GetAsync("/readiness"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync("/ready"));
        Assert.Equal(1, check.Runs);

        async Task<(HttpStatusCode Code, string Body)> GetAsync(string path)
        {
            using var response = await client.GetAsync(path);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
