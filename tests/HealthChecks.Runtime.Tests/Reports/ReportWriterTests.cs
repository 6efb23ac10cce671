using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HealthChecks.Tests;

public sealed class ReportWriterTests
{
    [Fact]
    public async Task Text_is_a_line_for_the_subset_and_one_for_each_check()
    {
        var (engine, report) = await ReportAsync();
        await using var _ = engine;

        Assert.Equal("readiness: Unhealthy\n", Text(report, HealthDetail.Status));
        Assert.Equal(
            """
            readiness: Unhealthy
            [+]battery absent not-applicable (not critical)
            [-]database connection-refused
            [+]disk ok
            [~]queue queue-long (not critical)

            """,
            Text(report, HealthDetail.Names));
        Assert.Contains("[-]database connection-refused: line one | line two\n", Text(report, HealthDetail.Full), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_at_the_level_of_names_has_nothing_that_a_check_wrote_itself()
    {
        var (engine, report) = await ReportAsync();
        await using var _ = engine;

        var root = Json(report, HealthDetail.Names);

        Assert.Equal(["subset", "status", "timestamp", "schemaVersion", "reason", "durationMs", "checks"], Names(root));
        Assert.Equal("2026-01-02T03:04:05Z", root.GetProperty("timestamp").GetString());
        Assert.Equal(["battery", "database", "disk", "queue"], Names(root.GetProperty("checks")));
        var database = root.GetProperty("checks").GetProperty("database");
        Assert.Equal(["status", "reason", "critical", "durationMs", "ageMs", "measuredAt"], Names(database));
        Assert.Equal("2026-01-02T03:04:05Z", database.GetProperty("measuredAt").GetString());
        Assert.Equal(["status", "reason", "critical", "absent"], Names(root.GetProperty("checks").GetProperty("battery")));
    }

    [Fact]
    public async Task Json_in_full_has_texts_findings_and_figures_and_no_exception()
    {
        var (engine, report) = await ReportAsync();
        await using var _ = engine;

        var checks = Json(report, HealthDetail.Full).GetProperty("checks");

        Assert.Equal("line one\nline two", checks.GetProperty("database").GetProperty("description").GetString());
        Assert.Equal(2, checks.GetProperty("database").GetProperty("findings").GetArrayLength());
        Assert.Equal(1200, checks.GetProperty("queue").GetProperty("data").GetProperty("messages").GetInt32());
        Assert.False(checks.GetProperty("queue").GetProperty("data").TryGetProperty("reason", out JsonElement _));
        Assert.DoesNotContain("hunter2", checks.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_that_tells_the_status_alone_tells_nothing_else()
    {
        var (engine, report) = await ReportAsync();
        await using var _ = engine;

        Assert.Equal(["subset", "status", "timestamp", "schemaVersion"], Names(Json(report, HealthDetail.Status)));
    }

    [Fact]
    public async Task A_last_reading_that_does_not_count_yet_is_told_in_full_detail_only()
    {
        await using var check = new ReadingsUnderTest(failAfter: 3);
        await check.ReadAsync("PF");
        var report = await check.Engine.ProbeAsync();

        Assert.Equal(["status", "reason", "critical", "durationMs", "ageMs", "measuredAt"], Names(Check(HealthDetail.Names)));
        Assert.Equal("readiness: Healthy\n[+]database ok\n", Text(report, HealthDetail.Names));

        var full = Check(HealthDetail.Full);
        Assert.Equal(["status", "reason", "critical", "durationMs", "ageMs", "measuredAt", "lastStatus", "lastReason", "consecutive"], Names(full));
        Assert.Equal(("Healthy", "Unhealthy"), (full.GetProperty("status").GetString(), full.GetProperty("lastStatus").GetString()));
        Assert.Equal(("refused", 2), (full.GetProperty("lastReason").GetString(), full.GetProperty("consecutive").GetInt32()));
        Assert.Equal("readiness: Healthy\n[+]database ok (last refused)\n", Text(report, HealthDetail.Full));

        JsonElement Check(HealthDetail detail) => Json(report, detail).GetProperty("checks").GetProperty("database");
    }

    [Fact]
    public async Task An_empty_subset_says_so()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness());
        var report = await engine.ProbeAsync();

        Assert.Equal("readiness: Unhealthy (empty)\n", Text(report, HealthDetail.Names));
        Assert.Equal(HealthReasons.Empty, Json(report, HealthDetail.Names).GetProperty("reason").GetString());
    }

    private static async Task<(EngineUnderTest Engine, SubsetReport Report)> ReportAsync()
    {
        var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("battery", null, Declare.NonCritical("readiness")),
                Declare.Check("database", new TestCheck(static () => HealthResults.From(
                [
                    new HealthFinding(HealthStatus.Unhealthy, "connection-refused", "line one") { Cause = new IOException("Password=hunter2") },
                    new HealthFinding(HealthStatus.Degraded, "replica-lag", "line two"),
                ]))),
                Declare.Check("disk", new TestCheck()),
                Declare.Check(
                    "queue",
                    new TestCheck(static () => HealthResults.Degraded("queue-long", data: new Dictionary<string, object> { ["messages"] = 1200 })),
                    Declare.NonCritical("readiness"))),
            new FakeTimeProvider());
        return (engine, await engine.ProbeAsync());
    }

    private static string Text(SubsetReport report, HealthDetail detail)
    {
        var output = new ArrayBufferWriter<byte>();
        TextReportWriter.Write(output, report, detail);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static JsonElement Json(SubsetReport report, HealthDetail detail)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonReportWriter.Write(output, report, detail);
        using var document = JsonDocument.Parse(output.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(static property => property.Name);
}
