using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

public sealed class ResultTests
{
    [Fact]
    public async Task Several_findings_come_in_their_order_and_the_worst_is_the_status()
    {
        var report = await ReportOnAsync(new TestCheck(static () => HealthResults.From(
        [
            new HealthFinding(HealthStatus.Degraded, "disk-slow", "Writes take 80 ms."),
            new HealthFinding(HealthStatus.Unhealthy, "disk-full", "No space on /data."),
            new HealthFinding(HealthStatus.Healthy, "disk-mounted"),
            new HealthFinding(HealthStatus.Unhealthy, "disk-read-only", "/logs"),
        ])));

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal("disk-full", report.Reason);
        Assert.Equal("Writes take 80 ms.\nNo space on /data.\n/logs", report.Text);
        Assert.Equal(["disk-slow", "disk-full", "disk-mounted", "disk-read-only"], report.Findings.Select(static finding => finding.Reason));
    }

    [Fact]
    public async Task Findings_that_are_all_Healthy_are_kept()
    {
        var report = await ReportOnAsync(new TestCheck(static () => HealthResults.From([new HealthFinding(HealthStatus.Healthy, "no-traffic-yet")])));

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal("no-traffic-yet", report.Reason);
        Assert.Equal("no-traffic-yet", Assert.Single(report.Findings).Reason);
    }

    [Fact]
    public async Task A_HealthCheckException_from_deep_in_a_call_sets_reason_and_severity()
    {
        var report = await ReportOnAsync(TestCheck.Throwing(static () => new HealthCheckException("replica-lag", HealthStatus.Degraded, "12 s behind")));

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Equal("replica-lag", report.Reason);
        Assert.Equal("12 s behind", report.Text);
        Assert.Equal("replica-lag", Assert.Single(report.Findings).Reason);
    }

    [Theory]
    [InlineData("inner")]
    [InlineData("aggregate")]
    [InlineData("deep")]
    public async Task A_HealthCheckException_is_found_inside_another_exception(string way)
    {
        var known = new HealthCheckException("replica-lag");
        Exception thrown = way switch
        {
            "inner" => new InvalidOperationException("outer", known),
            "aggregate" => new AggregateException(known),
            _ => new InvalidOperationException("outer", new InvalidOperationException("middle", known)),
        };
        var report = await ReportOnAsync(TestCheck.Throwing(() => thrown));

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal("replica-lag", report.Reason);
        Assert.Null(report.Text);
    }

    [Fact]
    public async Task Any_other_exception_is_unknown_error_and_its_text_is_in_the_log_only()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("database", TestCheck.Throwing(static () => new InvalidOperationException("Password=hunter2", new IOException("Host=10.0.0.7"))))));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthReasons.UnknownError, report[0].Reason);
        foreach (var text in new[] { TextOf(report), JsonOf(report) })
        {
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
            Assert.DoesNotContain("10.0.0.7", text, StringComparison.Ordinal);
            Assert.Contains(HealthReasons.UnknownError, text, StringComparison.Ordinal);
        }

        var line = Assert.Single(engine.Log.Named("CheckUnhealthy"));
        Assert.DoesNotContain("hunter2", line.Text, StringComparison.Ordinal);
        Assert.Contains("hunter2", line.Exception!.ToString(), StringComparison.Ordinal);
        Assert.Contains("10.0.0.7", line.Exception!.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(TestCheck), line.Exception!.StackTrace, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connection-refused", "connection-refused")]
    [InlineData("blocked-by:database", "blocked-by:database")]
    [InlineData("Login failed for user 'sa'", HealthReasons.Unhealthy)]
    [InlineData("", HealthReasons.Unhealthy)]
    [InlineData("-", HealthReasons.Unhealthy)]
    [InlineData(42, HealthReasons.Unhealthy)]
    public async Task Any_check_may_set_its_reason_in_its_data_and_what_is_malformed_is_ignored(object given, string expected)
    {
        var data = new Dictionary<string, object> { ["reason"] = given, ["rows"] = 7 };
        var report = await ReportOnAsync(new TestCheck(() => HealthCheckResult.Unhealthy("text", data: data)));

        Assert.Equal(expected, report.Reason);
        Assert.Equal(7, report.Data["rows"]);
        Assert.Equal("text", report.Text);
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, HealthReasons.Healthy)]
    [InlineData(HealthStatus.Degraded, HealthReasons.Degraded)]
    [InlineData(HealthStatus.Unhealthy, HealthReasons.Unhealthy)]
    public async Task A_check_that_gives_no_reason_gets_the_bare_word_for_its_status(HealthStatus status, string reason)
    {
        var report = await ReportOnAsync(new TestCheck(() => new HealthCheckResult(status, "text")));

        Assert.Equal(reason, report.Reason);
    }

    [Fact]
    public async Task A_result_that_is_the_default_is_Unhealthy_with_empty_data()
    {
        var report = await ReportOnAsync(new TestCheck(static () => default));

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Empty(report.Data);
    }

    [Fact]
    public async Task The_log_has_a_line_when_a_check_goes_down_one_when_it_goes_up_and_none_for_more_of_the_same()
    {
        var clock = new FakeTimeProvider();
        var result = HealthCheckResult.Healthy();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(() => result))), clock);

        foreach (var next in new[]
        {
            HealthCheckResult.Healthy(),
            HealthResults.Unhealthy("connection-refused", "Nobody listens."),
            HealthResults.Unhealthy("connection-refused", "Nobody listens."),
            HealthResults.Degraded("slow", "It takes 3 s."),
            HealthCheckResult.Healthy(),
            HealthCheckResult.Healthy(),
        })
        {
            result = next;
            await engine.ProbeAsync();
            clock.Advance(2);
        }

        Assert.Equal(
            [
                (LogLevel.Error, "Health check database is Unhealthy: connection-refused. Nobody listens."),
                (LogLevel.Warning, "Health check database is Degraded: slow. It takes 3 s."),
                (LogLevel.Information, "Health check database is Healthy again, after slow for 00:00:02 and 1 readings"),
            ],
            engine.Log.OfChecks.Select(static entry => (entry.Level, entry.Text)));
    }

    [Fact]
    public async Task A_finding_without_text_makes_no_null_in_the_log()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(static () => HealthCheckResult.Unhealthy()))));

        await engine.ProbeAsync();

        Assert.DoesNotContain("null", Assert.Single(engine.Log.OfChecks).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cause_of_every_finding_is_in_the_log_once()
    {
        var first = new IOException("first cause");
        var second = new IOException("second cause");
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(() => HealthResults.From(
        [
            new HealthFinding(HealthStatus.Unhealthy, "first", "1") { Cause = first },
            new HealthFinding(HealthStatus.Degraded, "second", "2") { Cause = second },
        ])))));

        await engine.ProbeAsync();

        Assert.Equal([first, second], engine.Log.OfChecks.Select(static entry => entry.Exception));
    }

    private static async Task<CheckReport> ReportOnAsync(IHealthCheck check)
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("check", check)));
        return (await engine.ProbeAsync())[0];
    }

    private static string TextOf(SubsetReport report)
    {
        var output = new ArrayBufferWriter<byte>();
        TextReportWriter.Write(output, report, HealthDetail.Full);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string JsonOf(SubsetReport report)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonReportWriter.Write(output, report, HealthDetail.Full);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
