using System.Text;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

/// <summary>The line and the exit codes of a monitoring plugin, the only ones other than 0 and 1.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class NagiosTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 0, @"^OK - readiness: 2 checks \| cache=[\d.]+ms database=[\d.]+ms\n$")]
    [InlineData(HealthStatus.Degraded, 1, @"^WARNING - readiness: 2 checks; database degraded \| cache=[\d.]+ms database=[\d.]+ms\n$")]
    [InlineData(HealthStatus.Unhealthy, 2, @"^CRITICAL - readiness: 2 checks; database unhealthy \| cache=[\d.]+ms database=[\d.]+ms\n$")]
    public async Task Probe_and_run_map_the_status(HealthStatus status, int exitCode, string line)
    {
        var registry = new RegistryBuilder()
            .Subset("readiness")
            .Check("cache", HealthCheckResult.Healthy(), "readiness")
            .Check("database", new HealthCheckResult(status), "readiness");
        await using var app = await TestApp.ListenAsync(registry);

        var probe = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--nagios");
        var run = await CommandRun.ProgramAsync(registry, static _ => { }, "health", "run", "readiness", "--nagios");

        Assert.Equal((exitCode, ""), (probe.ExitCode, probe.Errors));
        Assert.Matches(line, probe.Output);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Matches(line, run.Output);
    }

    [Fact]
    public async Task Liveness_has_a_line_too()
    {
        var registry = new RegistryBuilder();
        await using var app = await TestApp.ListenAsync(registry);

        var run = await CommandRun.TryAsync(registry, "health", "probe", "liveness", "--url", app.Url, "--nagios");

        Assert.Equal(new CommandRun(0, "OK - liveness\n", ""), run);
    }

    [Fact]
    public async Task What_cannot_be_reached_is_critical_on_standard_output()
    {
        using var closed = new ClosedPort();

        var run = await CommandRun.TryAsync(Readiness(), "health", "probe", "readiness", "--url", $"http://127.0.0.1:{closed.Number}", "--nagios");

        Assert.Equal((2, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith($"CRITICAL - readiness: http://127.0.0.1:{closed.Number}/healthcheck/readiness cannot be reached", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("302 Found", "readiness: Healthy\n")]
    [InlineData("200 OK", "<html>")]
    [InlineData("200 OK", "readiness: Healthy\n")]
    [InlineData("200 OK", """{"subset":"startup","status":"Healthy","checks":{}}""")]
    [InlineData("200 OK", """{"subset":"readiness","status":"Healthy","checks":{}""")]
    [InlineData("200 OK", """{"subset":"readiness","status":"Healthy","checks":{}} {}""")]
    [InlineData("200 OK", """{"subset":"readiness","status":"Splendid","checks":{}}""")]
    [InlineData("200 OK", """["subset","readiness","status","Healthy"]""")]
    [InlineData("200 OK", """{"subset":1,"status":"Healthy"}""")]
    [InlineData("503 Service Unavailable", """{"subset":"readiness","status":"Healthy","checks":{}}""")]
    public async Task Nothing_but_a_passing_report_of_ours_is_OK(string status, string body)
    {
        using var server = OddServer.Saying($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        var run = await CommandRun.TryAsync(Readiness(), "health", "probe", "readiness", "--url", server.Url, "--nagios");

        Assert.Equal((2, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("CRITICAL - readiness", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNKNOWN - There is no subset 'readyness'. Subsets of Tests.AppHealth: readiness\n", "probe", "readyness", "--nagios")]
    [InlineData("UNKNOWN - There is no option '--formt'.\n", "probe", "readiness", "--nagios", "--formt")]
    [InlineData("UNKNOWN - --nagios is a format of its own: leave out --format.\n", "probe", "readiness", "--nagios", "--format", "json")]
    [InlineData("UNKNOWN - 'nowhere' from --url is not a URL; use one such as http://localhost:8080.\n", "probe", "readiness", "--nagios", "--url", "nowhere")]
    [InlineData("UNKNOWN - There is no subset 'readyness'. Subsets of Tests.AppHealth: readiness\n", "run", "readyness", "--nagios")]
    public async Task What_is_no_question_is_unknown(string output, params string[] args)
    {
        var run = await CommandRun.ProgramAsync(Readiness(), static _ => { }, ["health", .. args]);

        Assert.Equal((3, output), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Names_that_would_break_the_line_do_not()
    {
        var registry = Readiness();
        await using var app = await TestApp.ListenAsync(registry, static builder => builder.Services.AddHealthChecks()
            .AddCheck("my | own='check'", static () => HealthCheckResult.Unhealthy(), ["readiness"]));

        var run = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--nagios");

        Assert.Matches(@"^CRITICAL - readiness: 2 checks; my / own='check' unhealthy \| database=[\d.]+ms 'my / own_''check'''=[\d.]+ms\n$", run.Output);
    }

    [Fact]
    public async Task The_line_fits_an_event_and_holds_whole_figures()
    {
        var registry = new RegistryBuilder().Subset("readiness");
        for (var i = 0; i < 300; i++)
            registry.Check($"dependency-{i:000}", i % 2 == 0 ? HealthCheckResult.Healthy() : HealthResults.Unhealthy("refused"), "readiness");
        await using var app = await TestApp.ListenAsync(registry);

        var run = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--nagios");

        Assert.InRange(Encoding.UTF8.GetByteCount(run.Output), 2000, 4096);
        Assert.Matches(@"^CRITICAL - readiness: 300 checks; dependency-001 refused, .*… \| dependency-000=.*=[\d.]+ms\n$", run.Output);
    }

    private static RegistryBuilder Readiness() =>
        new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness");
}
