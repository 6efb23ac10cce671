using System.Text.Json;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class ReportBodyTests
{
    [Fact]
    public async Task JSON_says_what_the_subset_and_its_checks_came_to()
    {
        await using var app = await TestApp.StartAsync(Mixed());
        await app.GetAsync("/healthcheck/readiness");
        app.Clock.Advance(TimeSpan.FromMilliseconds(750));

        // The other format first asked for now, so that no rendered body is used again.
        var body = (await app.SendAsync(HttpMethod.Get, "/healthcheck/other")).Json;

        Assert.Equal(["subset", "status", "timestamp", "schemaVersion", "reason", "durationMs", "checks"], NamesOf(body));
        Assert.Equal("other", body.GetProperty("subset").GetString());
        Assert.Equal("Unhealthy", body.GetProperty("status").GetString());
        Assert.Equal("unhealthy", body.GetProperty("reason").GetString());
        Assert.Equal("2026-01-02T03:04:05.75Z", body.GetProperty("timestamp").GetString());
        Assert.Equal(0, body.GetProperty("durationMs").GetDouble());

        var checks = body.GetProperty("checks");
        Assert.Equal(["cache", "database", "queue"], NamesOf(checks));
        var database = checks.GetProperty("database");
        Assert.Equal(["status", "reason", "critical", "durationMs", "ageMs", "measuredAt"], NamesOf(database));
        Assert.Equal("Unhealthy", database.GetProperty("status").GetString());
        Assert.Equal("connection-failed", database.GetProperty("reason").GetString());
        Assert.True(database.GetProperty("critical").GetBoolean());
        Assert.Equal(750, database.GetProperty("ageMs").GetDouble());
        Assert.Equal("2026-01-02T03:04:05Z", database.GetProperty("measuredAt").GetString());
        Assert.Equal("Degraded", checks.GetProperty("queue").GetProperty("status").GetString());
        Assert.Equal("Healthy", checks.GetProperty("cache").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Text_has_a_line_for_each_check()
    {
        await using var app = await TestApp.StartAsync(Mixed());

        var answer = await app.GetAsync("/healthcheck/readiness", "text/plain");

        Assert.Equal(503, answer.Status);
        Assert.Equal(
            """
            readiness: Unhealthy
            [+]cache ok
            [-]database connection-failed
            [~]queue degraded

            """,
            answer.Body);
    }

    [Theory]
    [InlineData("application/json", """{"subset":"readiness","status":"Unhealthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1}""")]
    [InlineData("text/plain", "readiness: Unhealthy\n")]
    public async Task Strangers_may_be_told_the_status_alone(string accept, string expected)
    {
        await using var app = await TestApp.StartAsync(
            Mixed(),
            static builder => builder.Services.AddHealthRegistry<TestRegistry>(static options => options.Anonymous = HealthDetail.Status));

        Assert.Equal(expected, (await app.GetAsync("/healthcheck/readiness", accept)).Body);
    }

    [Fact]
    public async Task An_absent_member_is_listed_and_has_no_vote()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset("readiness")
            .Check("database", HealthCheckResult.Healthy(), "readiness")
            .Check(new HealthCheckDefinition("sensor", static _ => null)
            {
                MayBeAbsent = true,
                Optional = true,
                Memberships = [new HealthMembership("readiness")],
            }));

        var answer = await app.GetAsync("/healthcheck/readiness");
        var sensor = answer.Json.GetProperty("checks").GetProperty("sensor");

        Assert.Equal(200, answer.Status);
        Assert.True(sensor.GetProperty("absent").GetBoolean());
        Assert.Equal("not-applicable", sensor.GetProperty("reason").GetString());
        Assert.False(sensor.TryGetProperty("ageMs", out _));
    }

    [Fact]
    public async Task What_a_check_is_about_stands_beside_it()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset("readiness")
            .Check(new HealthCheckDefinition("database", static _ => new StubCheck(HealthCheckResult.Healthy()))
            {
                Description = "Orders \"and\" more",
                Memberships = [new HealthMembership("readiness")],
            }));

        var body = (await app.GetAsync("/healthcheck/readiness")).Json;

        Assert.Equal("Orders \"and\" more", body.GetProperty("checks").GetProperty("database").GetProperty("about").GetString());
    }

    private static RegistryBuilder Mixed() => new RegistryBuilder()
        .Subset("readiness")
        .Subset("other")
        .Check("queue", HealthCheckResult.Degraded("backlog"), "readiness", "other")
        .Check("database", HealthResults.Unhealthy("connection-failed", "refused"), "readiness", "other")
        .Check("cache", HealthCheckResult.Healthy(), "readiness", "other");

    private static IEnumerable<string> NamesOf(JsonElement value) => value.EnumerateObject().Select(static property => property.Name);
}
