using System.Text.Json;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Formats;

/// <summary>The shapes of JSON that other tools read.</summary>
public sealed class JsonFormatTests
{
    private const string Secret = "Password=hunter2";

    [Fact]
    public async Task Flat_has_a_word_for_each_check()
    {
        await using var app = await StartAsync(Mixed());

        var names = await app.GetAsync("/at/names?format=flat");
        var full = await app.GetAsync("/at/full?format=flat");
        var status = await app.GetAsync("/at/status?format=flat");

        Assert.Equal((503, "application/json"), (names.Status, names.ContentType));
        Assert.Equal("""{"cache":"working","database":"connection-failed","queue":"degraded","thrown":"unknown-error"}""", names.Body);
        Assert.Equal("connection-failed: refused by \"db\"", full.Json.GetProperty("database").GetString());
        Assert.Equal("degraded: backlog", full.Json.GetProperty("queue").GetString());
        Assert.Equal("""{"readiness":"unhealthy"}""", status.Body);
    }

    [Theory]
    [InlineData("""{"readiness":"draining","database":"working"}""", "readiness")]
    // The name of the check is that of the subset: it stands for the subset, and stands once.
    [InlineData("""{"readiness":"draining"}""", "readiness", "readiness")]
    public async Task Flat_never_has_only_working_checks_while_the_subset_fails(string body, string subset, string check = "database")
    {
        await using var app = await StartAsync(new RegistryBuilder().Subset(subset).Check(check, HealthCheckResult.Healthy(), subset));
        await app.GetAsync("/at/names");
        DrainTests.Drain(app);

        var answer = await app.GetAsync("/at/names?format=flat");

        Assert.Equal((503, body), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Flat_says_that_the_subset_still_fails_while_its_checks_work_again()
    {
        var runs = 0;
        var check = new StubCheck(_ => Task.FromResult(runs++ == 0 ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy()));
        await using var app = await StartAsync(new RegistryBuilder().Subset(new HealthSubsetDefinition("readiness") { PassAfter = 9 }).Check("database", check, "readiness"));
        await app.GetAsync("/at/names");
        app.Clock.Advance(TimeSpan.FromSeconds(15));

        var answer = await app.GetAsync("/at/names?format=flat");

        Assert.Equal((503, """{"readiness":"unhealthy","database":"working"}"""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("flat", """{"readiness":"empty"}""")]
    [InlineData("health", """{"status":"fail","output":"empty","checks":{}}""")]
    [InlineData("ui", """{"status":"Unhealthy","totalDuration":"00:00:00","entries":{}}""")]
    public async Task What_does_not_apply_here_is_left_out(string format, string body)
    {
        await using var app = await StartAsync(new RegistryBuilder().Subset("readiness").Check(Absent()));

        var answer = await app.GetAsync("/at/names?format=" + format);

        Assert.Equal((503, body), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Health_is_what_the_draft_says()
    {
        await using var app = await StartAsync(Mixed());

        var answer = await app.GetAsync("/at/names", "application/health+json");

        Assert.Equal((503, "application/health+json"), (answer.Status, answer.ContentType));
        Assert.Equal(["status", "checks"], NamesOf(answer.Json));
        Assert.Equal("fail", answer.Json.GetProperty("status").GetString());
        var checks = answer.Json.GetProperty("checks");
        Assert.Equal(["cache:responseTime", "database:responseTime", "queue:responseTime", "thrown:responseTime"], NamesOf(checks));
        Assert.Equal(
            """[{"componentId":"cache","observedValue":0,"observedUnit":"ms","status":"pass","time":"2026-01-02T03:04:05Z"}]""",
            checks.GetProperty("cache:responseTime").GetRawText());
        Assert.Equal("fail", checks.GetProperty("database:responseTime")[0].GetProperty("status").GetString());
        Assert.Equal("warn", checks.GetProperty("queue:responseTime")[0].GetProperty("status").GetString());
        Assert.Equal("""{"status":"fail"}""", (await app.GetAsync("/at/status?format=health")).Body);
    }

    [Fact]
    public async Task Health_says_who_and_why_at_full_detail()
    {
        await using var app = await StartAsync(Mixed());

        var body = (await app.GetAsync("/at/full?format=health")).Json;

        Assert.Equal(["status", "version", "releaseId", "serviceId", "description", "checks"], NamesOf(body));
        Assert.Equal("readiness of HealthChecks.AspNetCore.Tests", body.GetProperty("description").GetString());
        Assert.Equal(Environment.MachineName, body.GetProperty("serviceId").GetString());
        Assert.StartsWith(body.GetProperty("version").GetString()!, body.GetProperty("releaseId").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("+", body.GetProperty("version").GetString(), StringComparison.Ordinal);
        var checks = body.GetProperty("checks");
        Assert.Equal("connection-failed: refused by \"db\"", checks.GetProperty("database:responseTime")[0].GetProperty("output").GetString());
        Assert.False(checks.GetProperty("cache:responseTime")[0].TryGetProperty("output", out _));
    }

    [Fact]
    public async Task Dashboards_get_the_shape_that_they_know()
    {
        await using var app = await StartAsync(Mixed());

        var names = await app.GetAsync("/at/names?format=ui");
        var full = (await app.GetAsync("/at/full?format=ui")).Json.GetProperty("entries");
        var status = await app.GetAsync("/at/status?format=ui");

        Assert.Equal((503, "application/json"), (names.Status, names.ContentType));
        Assert.Equal(["status", "totalDuration", "entries"], NamesOf(names.Json));
        Assert.Equal("00:00:00", names.Json.GetProperty("totalDuration").GetString());
        Assert.Equal(
            """{"data":{},"description":"connection-failed","duration":"00:00:00","status":"Unhealthy","tags":["readiness"]}""",
            names.Json.GetProperty("entries").GetProperty("database").GetRawText());
        Assert.Equal(
            """{"data":{},"duration":"00:00:00","status":"Healthy","tags":["readiness"]}""",
            names.Json.GetProperty("entries").GetProperty("cache").GetRawText());
        Assert.Equal(12, full.GetProperty("database").GetProperty("data").GetProperty("attempts").GetInt32());
        Assert.Equal("refused by \"db\"", full.GetProperty("database").GetProperty("description").GetString());
        Assert.Equal("""{"status":"Unhealthy","totalDuration":"00:00:00","entries":{}}""", status.Body);
    }

    [Theory]
    [InlineData("flat")]
    [InlineData("health")]
    [InlineData("ui")]
    public async Task Nobody_is_told_an_exception_and_strangers_no_text(string format)
    {
        await using var app = await StartAsync(Mixed());

        var names = (await app.GetAsync("/at/names?format=" + format)).Body;
        var full = (await app.GetAsync("/at/full?format=" + format)).Body;

        Assert.DoesNotContain(Secret, names + full, StringComparison.Ordinal);
        Assert.DoesNotContain("refused", names, StringComparison.Ordinal);
        Assert.DoesNotContain("attempts", names, StringComparison.Ordinal);
        Assert.Contains("refused", full, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flat")]
    [InlineData("health")]
    [InlineData("ui")]
    public async Task Without_the_call_they_are_not_there(string format)
    {
        await using var app = await TestApp.StartAsync(Mixed());

        Assert.Equal(406, (await app.GetAsync("/healthcheck/readiness?format=" + format)).Status);
        Assert.Equal(406, (await app.GetAsync("/healthcheck/readiness", "application/health+json")).Status);
    }

    [Fact]
    public async Task A_refusal_offers_no_media_type_for_what_has_none()
    {
        await using var app = await StartAsync(Mixed());

        Assert.Equal(
            "Use Accept: application/json or text/plain or application/health+json, or ?format=json or ?format=text or ?format=flat or ?format=health or ?format=ui.\n",
            (await app.GetAsync("/at/names?format=xml")).Body);
    }

    private static Task<TestApp> StartAsync(RegistryBuilder registry) => TestApp.StartAsync(
        registry,
        static builder => builder.Services.AddHealthJsonFormats(),
        static application =>
        {
            foreach (var (path, detail) in new[] { ("/at/status", HealthDetail.Status), ("/at/names", HealthDetail.Names), ("/at/full", HealthDetail.Full) })
                application.MapHealthSubset("readiness", path).WithDetails(detail);
        });

    private static RegistryBuilder Mixed() => new RegistryBuilder()
        .Subset("readiness")
        .Check("queue", HealthCheckResult.Degraded("backlog"), "readiness")
        .Check("database", HealthResults.Unhealthy("connection-failed", "refused by \"db\"", new IOException(Secret), new Dictionary<string, object> { ["attempts"] = 12 }), "readiness")
        .Check("thrown", StubCheck.Throwing(new InvalidOperationException(Secret)), "readiness")
        .Check("cache", HealthCheckResult.Healthy(), "readiness");

    private static HealthCheckDefinition Absent() => new("sensor", static _ => null) { MayBeAbsent = true, Optional = true, Memberships = [new HealthMembership("readiness")] };

    private static IEnumerable<string> NamesOf(JsonElement value) => value.EnumerateObject().Select(static property => property.Name);
}
