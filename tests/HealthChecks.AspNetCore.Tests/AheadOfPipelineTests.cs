using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.TestHost;

namespace HealthChecks.Tests;

public sealed class AheadOfPipelineTests
{
    [Fact]
    public async Task Serves_the_subset_ahead_of_host_filtering_with_the_status_alone()
    {
        await using var app = await TestApp.ListenAsync(Ahead(HealthCheckResult.Unhealthy()), RestrictHosts);

        var ahead = await app.SendRawAsync("GET", "/healthcheck/startup", "10.1.2.3:8080");
        var behind = await app.SendRawAsync("GET", "/healthcheck/readiness", "10.1.2.3:8080");

        Assert.Equal(503, ahead.Status);
        Assert.Equal("""{"subset":"startup","status":"Unhealthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1}""", ahead.Body);
        Assert.Equal(400, behind.Status);
    }

    [Theory]
    [InlineData("/healthcheck/startup/")]
    [InlineData("/HealthCheck/Startup")]
    [InlineData("/shop/healthcheck/startup")]
    public async Task Serves_what_liveness_would_be_served_at(string path)
    {
        await using var app = await TestApp.StartAsync(
            Ahead(HealthCheckResult.Healthy()),
            static builder => builder.Services.AddHealthRegistry<TestRegistry>(static options => options.PathBase = "/shop"));

        Assert.Equal(200, (await app.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Serves_it_without_MapHealth_and_ahead_of_everything()
    {
        await using var app = await TestApp.ListenAsync(Ahead(HealthCheckResult.Healthy()), map: static application =>
            application.Use(static (HttpContext _, RequestDelegate _) => throw new InvalidOperationException("broken")));

        Assert.Equal("startup: Healthy\n", (await app.SendRawAsync("GET", "/healthcheck/startup?format=text")).Body);
        Assert.Equal(500, (await app.SendRawAsync("GET", "/healthcheck/startups")).Status);
        Assert.Equal(500, (await app.SendRawAsync("GET", "/healthcheck/startup/database")).Status);
    }

    [Fact]
    public async Task Refuses_other_methods_and_formats_as_the_endpoint_does()
    {
        await using var app = await TestApp.ListenAsync(Ahead(HealthCheckResult.Healthy()));

        var posted = await app.SendRawAsync("POST", "/healthcheck/startup");
        var head = await app.SendRawAsync("HEAD", "/healthcheck/startup");

        Assert.Equal(405, posted.Status);
        Assert.Equal("GET, HEAD", posted.Header("Allow"));
        Assert.Equal(200, head.Status);
        Assert.Equal("", head.Body);
        Assert.Equal(406, (await app.SendRawAsync("GET", "/healthcheck/startup?format=xml")).Status);
    }

    [Fact]
    public async Task A_subset_at_the_path_of_liveness_stops_the_start_also_where_nothing_is_mapped()
    {
        var (application, _, _) = TestApp.Create(Liveness("/healthcheck/liveness").Build(), static builder => builder.WebHost.UseTestServer());
        await using var disposed = application;

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("'liveness' would be served at /healthcheck/liveness", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/live")]
    [InlineData("")]
    public async Task A_subset_called_liveness_answers_ahead_of_the_pipeline_where_the_liveness_probe_has_another_path_or_none(string livenessPath)
    {
        await using var app = await TestApp.StartAsync(Liveness(livenessPath), map: static _ => { });

        Assert.Equal(503, (await app.GetAsync("/healthcheck/liveness")).Status);
    }

    [Fact]
    public async Task What_is_ahead_stays_anonymous_and_what_is_mapped_stays_authorized()
    {
        await using var app = await TestApp.StartAsync(
            Ahead(HealthCheckResult.Healthy()),
            TestAuthentication.AddTo,
            static application => application.MapHealth().RequireAuthorization());

        Assert.Equal(200, (await app.GetAsync("/healthcheck/startup")).Status);
        Assert.Equal(401, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task The_start_warns_of_the_probes_that_host_filtering_refuses()
    {
        await using var app = await TestApp.StartAsync(Ahead(HealthCheckResult.Healthy()), RestrictHosts);

        var warning = Assert.Single(app.Log.Entries, IsWarning);

        Assert.Contains("readiness", warning.Message, StringComparison.Ordinal);
        Assert.Contains("example.com", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("startup", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("integrations", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("example.com;*")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("")]
    public async Task Nothing_is_said_where_every_host_is_allowed(string allowedHosts)
    {
        await using var app = await TestApp.StartAsync(
            Ahead(HealthCheckResult.Healthy()),
            builder => builder.Configuration["AllowedHosts"] = allowedHosts);

        Assert.DoesNotContain(app.Log.Entries, IsWarning);
    }

    [Fact]
    public async Task Nothing_is_said_where_every_probe_is_ahead_of_the_pipeline()
    {
        var registry = new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("readiness") { AheadOfPipeline = true })
            .Subset("integrations")
            .Check("database", HealthCheckResult.Healthy(), "readiness", "integrations");
        await using var app = await TestApp.StartAsync(registry, RestrictHosts);

        Assert.DoesNotContain(app.Log.Entries, IsWarning);
    }

    [Fact]
    public async Task Nothing_is_said_of_what_is_not_served()
    {
        await using var app = await TestApp.StartAsync(Ahead(HealthCheckResult.Healthy()), RestrictHosts, static _ => { });

        Assert.DoesNotContain(app.Log.Entries, IsWarning);
    }

    [Fact]
    public async Task That_nothing_is_served_at_all_is_said_instead()
    {
        await using var forgotten = await TestApp.StartAsync(Ahead(HealthCheckResult.Healthy()), static _ => { }, static _ => { });
        await using var mapped = await TestApp.StartAsync(Ahead(HealthCheckResult.Healthy()));

        Assert.Contains("call app.MapHealth()", Assert.Single(forgotten.Log.Entries, static entry => entry.Event == "NoSubsetMapped").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(mapped.Log.Entries, static entry => entry.Event == "NoSubsetMapped");
    }

    [Theory]
    [InlineData("/startupz", true)]
    [InlineData("startupz", true)]
    [InlineData("healthcheck/Startup/", false)]
    public async Task A_subset_served_at_another_path_is_behind_host_filtering_there(string path, bool warns)
    {
        await using var app = await TestApp.StartAsync(
            Ahead(HealthCheckResult.Healthy()),
            RestrictHosts,
            application => application.MapHealthSubset("startup", path));

        Assert.Equal(warns ? 1 : 0, app.Log.Entries.Count(IsWarning));
    }

    private static RegistryBuilder Ahead(HealthCheckResult result) => new RegistryBuilder()
        .Subset(new HealthSubsetDefinition("startup") { AheadOfPipeline = true })
        .Subset("readiness")
        .Subset("integrations")
        .Check("database", result, "startup", "readiness", "integrations");

    private static RegistryBuilder Liveness(string path) => new RegistryBuilder { LivenessPath = path }
        .Subset(new HealthSubsetDefinition("liveness") { AheadOfPipeline = true })
        .Check("database", HealthCheckResult.Unhealthy(), "liveness");

    private static void RestrictHosts(WebApplicationBuilder builder) => builder.Configuration["AllowedHosts"] = "example.com";

    private static bool IsWarning(LogEntry entry) => entry.Event == "ProbesRefusedByHostFiltering";
}
