using System.Text.Json;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Endpoints;

/// <summary>The list of subsets at the mount.</summary>
public sealed class IndexTests
{
    [Fact]
    public async Task It_names_the_subsets_and_runs_nothing()
    {
        var check = new StubCheck(HealthCheckResult.Unhealthy());
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Subset("startup")
            .Check("database", check, "readiness")
            .Check("migrations", HealthCheckResult.Healthy(), "startup"));

        var before = await app.GetAsync("/healthcheck");
        var runs = check.Runs;
        await app.GetAsync("/healthcheck/readiness");
        var after = await app.GetAsync("/healthcheck/");

        Assert.Equal(0, runs);
        Assert.Equal((200, "application/json"), (before.Status, before.ContentType));
        Assert.Equal("""{"timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"subsets":{"readiness":{"status":null,"reason":null},"startup":{"status":null,"reason":null}}}""", before.Body);
        Assert.Equal("""{"timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"subsets":{"readiness":{"status":"Unhealthy","reason":"unhealthy"},"startup":{"status":null,"reason":null}}}""", after.Body);
    }

    [Fact]
    public async Task It_is_there_as_text()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Subset("startup").Check("database", HealthCheckResult.Healthy(), "readiness", "startup"));
        await app.GetAsync("/healthcheck/readiness");

        Assert.Equal("readiness: Healthy\nstartup: Healthy\n", (await app.GetAsync("/healthcheck", "text/plain")).Body);
    }

    [Fact]
    public async Task What_there_is_not_is_refused()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness"));

        Assert.Equal(406, (await app.GetAsync("/healthcheck?format=xml")).Status);
        Assert.Equal(405, (await app.SendAsync(HttpMethod.Post, "/healthcheck")).Status);
    }

    [Fact]
    public async Task A_subset_that_is_switched_off_is_not_in_it()
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder().Subset("readiness").Subset("startup").Check("database", HealthCheckResult.Healthy(), "readiness", "startup"),
            static builder => builder.Configuration["HealthChecks:Subsets:startup:Enabled"] = "false");

        var subsets = (await app.GetAsync("/healthcheck")).Json.GetProperty("subsets");

        Assert.Equal(["readiness"], subsets.EnumerateObject().Select(static (JsonProperty each) => each.Name));
    }

    [Fact]
    public async Task At_the_root_the_start_page_stays_the_applications()
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder { Path = "/" }.Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness"),
            map: static application =>
            {
                application.MapHealth();
                application.MapGet("/", static () => "start page");
            });

        Assert.Equal("start page", (await app.GetAsync("/")).Body);
        Assert.Equal(200, (await app.GetAsync("/readiness")).Status);
    }
}
