using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Formats;

/// <summary>What JSON says is what <c>docs/schemas</c> says that it says.</summary>
public sealed class JsonSchemaTests
{
    private static readonly JsonSchema Report = JsonSchema.Load("health-report.v1.schema.json");
    private static readonly JsonSchema Index = JsonSchema.Load("health-index.v1.schema.json");

    public static TheoryData<string> Cases => ["healthy", "red", "absent", "empty", "draining", "held", "held subset", "odd data", "findings", "not critical"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_body_is_as_the_schema_says_at_every_level_of_detail(string name)
    {
        await using var app = await TestApp.StartAsync(Registry(name), map: Map);
        await app.GetAsync("/at/full");
        app.Clock.Advance(TimeSpan.FromSeconds(15));
        if (name == "draining")
            DrainTests.Drain(app);

        var bodies = await BodiesAsync(app);

        Assert.All(bodies, static body => Assert.Empty(Report.Errors(body)));
        Assert.Empty(Index.Errors((await app.GetAsync("/healthcheck")).Json));
        Assert.Contains(Telling(name), bodies[2].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_and_a_wedged_check_are_as_the_schema_says()
    {
        var release = new TaskCompletionSource<HealthCheckResult>();
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder()
                .Subset(new HealthSubsetDefinition("readiness") { DeadlineSeconds = 0.1 })
                .Check(new HealthCheckDefinition("slow", _ => new StubCheck(_ => release.Task)) { TimeoutSeconds = 0.3, Memberships = [new HealthMembership("readiness")] }),
            static builder => builder.Services.Configure<HealthOptions>(static options => options.TimeProvider = TimeProvider.System),
            Map);

        var late = (await app.GetAsync("/at/full")).Json;
        var (wedged, started) = (default(JsonElement), Stopwatch.GetTimestamp());
        while (wedged.ValueKind == JsonValueKind.Undefined || !wedged.GetProperty("checks").GetProperty("slow").TryGetProperty("wedgedMs", out _))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Eventually.Limit, "never wedged");
            wedged = (await app.GetAsync("/at/full")).Json;
        }

        release.SetResult(HealthCheckResult.Healthy());

        Assert.True(late.GetProperty("checks").GetProperty("slow").GetProperty("late").GetBoolean());
        Assert.Empty(Report.Errors(late));
        Assert.Empty(Report.Errors(wedged));
    }

    [Fact]
    public async Task One_check_alone_is_as_the_schema_says()
    {
        await using var app = await TestApp.StartAsync(Registry("red"), map: Map);

        var body = (await app.GetAsync("/at/full/database")).Json;

        Assert.Empty(Report.Errors(body));
        Assert.Equal("database", Assert.Single(body.GetProperty("checks").EnumerateObject()).Name);
    }

    [Fact]
    public async Task At_full_detail_it_says_which_process_it_is()
    {
        await using var app = await TestApp.StartAsync(Registry("healthy"), map: Map);

        var bodies = await BodiesAsync(app);

        var service = bodies[2].GetProperty("service");
        Assert.Equal("HealthChecks.AspNetCore.Tests", service.GetProperty("name").GetString());
        Assert.Equal(Environment.MachineName, service.GetProperty("instance").GetString());
        Assert.NotEqual("", service.GetProperty("version").GetString());
        Assert.False(bodies[0].TryGetProperty("service", out _));
        Assert.False(bodies[1].TryGetProperty("service", out _));
    }

    [Fact]
    public async Task What_nobody_has_asked_is_null_and_in_no_shape_green()
    {
        await using var app = await TestApp.StartAsync(Registry("healthy"), map: Map);
        var report = app.Application.Services.GetRequiredService<IHealthReporter>().Find("readiness")!.Look();

        var json = Written(JsonReportWriter.Write, report);

        Assert.Empty(Report.Errors(json));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("status").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("reason").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("checks").GetProperty("database").GetProperty("status").ValueKind);
        Assert.NotEqual("working", Written(JsonFlatWriter.Write, report).GetProperty("database").GetString());
        Assert.Equal("fail", Written(JsonHealthWriter.Write, report).GetProperty("status").GetString());
        Assert.Equal("Unhealthy", Written(JsonDashboardWriter.Write, report).GetProperty("status").GetString());
    }

    [Fact]
    public async Task It_begins_with_what_probers_look_for()
    {
        await using var app = await TestApp.StartAsync(Registry("red"), map: Map);

        foreach (var detail in (string[])["status", "names", "full"])
            Assert.StartsWith("""{"subset":"readiness","status":"Unhealthy",""", (await app.GetAsync("/at/" + detail)).Body, StringComparison.Ordinal);
    }

    private static void Map(WebApplication application)
    {
        application.MapHealth();
        application.MapHealthSubset("readiness", "/at/status").WithDetails(HealthDetail.Status);
        application.MapHealthSubset("readiness", "/at/names").WithDetails(HealthDetail.Names);
        application.MapHealthSubset("readiness", "/at/full").WithDetails(HealthDetail.Full);
    }

    private static async Task<JsonElement[]> BodiesAsync(TestApp app) =>
    [
        (await app.GetAsync("/at/status")).Json,
        (await app.GetAsync("/at/names")).Json,
        (await app.GetAsync("/at/full")).Json,
    ];

    private static JsonElement Written(Action<IBufferWriter<byte>, SubsetReport, HealthDetail> write, SubsetReport report)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output, report, HealthDetail.Names);
        return JsonDocument.Parse(output.WrittenMemory).RootElement;
    }

    // What has to be in the body for the case to be what it is called.
    private static string Telling(string name) => name switch
    {
        "healthy" => "\"status\":\"Healthy\"",
        "red" => "\"reason\":\"connection-failed\"",
        "absent" => "\"absent\":true",
        "empty" => "\"reason\":\"empty\"",
        "draining" => "\"reason\":\"draining\"",
        "held" => "\"lastReason\":\"unhealthy\"",
        "held subset" => "\"lastStatus\":\"Unhealthy\"",
        "odd data" => "\"nothing\":null",
        "findings" => "\"findings\":[",
        _ => "\"critical\":false",
    };

    private static RegistryBuilder Registry(string name)
    {
        var runs = 0;
        var turning = new StubCheck(_ => Task.FromResult(runs++ == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("gone")));
        var builder = new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("readiness") { FailAfter = name == "held subset" ? 9 : null });
        HealthMembership[] membership = [new("readiness")];
        return name switch
        {
            "red" => builder
                .Check("cache", HealthCheckResult.Healthy("fine"), "readiness")
                .Check("database", HealthResults.Unhealthy("connection-failed", "refused"), "readiness")
                .Check("queue", HealthCheckResult.Degraded("backlog"), "readiness"),
            "absent" => builder
                .Check("database", HealthCheckResult.Healthy(), "readiness")
                .Check(new HealthCheckDefinition("sensor", static _ => null) { MayBeAbsent = true, Optional = true, Memberships = membership }),
            "empty" => builder.Check(new HealthCheckDefinition("sensor", static _ => null) { MayBeAbsent = true, Optional = true, Memberships = membership }),
            "held" => builder.Check(new HealthCheckDefinition("turning", _ => turning) { FailAfter = 9, Memberships = membership }),
            "held subset" => builder.Check("turning", turning, "readiness"),
            "odd data" => builder.Check("odd", HealthCheckResult.Degraded("\ud800 \u0000 \"<text>\"\u2028 🔥", data: Odd()), "readiness"),
            "findings" => builder.Check(
                "several",
                HealthResults.From(
                [
                    new HealthFinding(HealthStatus.Unhealthy, "connection-refused", "one"),
                    new HealthFinding(HealthStatus.Degraded, "replica-lag", "two") { OccurredAt = DateTimeOffset.UnixEpoch },
                ]),
                "readiness"),
            "not critical" => builder.Check(new HealthCheckDefinition("database", static _ => new StubCheck(HealthCheckResult.Unhealthy())) { Memberships = [new HealthMembership("readiness", Critical: false)] }),
            _ => builder.Check(new HealthCheckDefinition("database", static _ => new StubCheck(HealthCheckResult.Healthy("fine"))) { Description = "Orders", Memberships = membership }),
        };
    }

    private static Dictionary<string, object> Odd() => new()
    {
        [""] = 1,
        ["\ud800"] = "\udc00",
        ["nothing"] = null!,
        ["not a number"] = double.NaN,
        ["list"] = new[] { 1 },
        ["moment"] = DateTime.UnixEpoch,
        ["span"] = TimeSpan.FromDays(1),
        ["huge"] = decimal.MaxValue,
    };
}
