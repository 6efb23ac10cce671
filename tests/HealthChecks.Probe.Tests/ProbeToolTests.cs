using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

/// <summary>What <c>health-probe</c> asks and when it passes.</summary>
public sealed class ProbeToolTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 0, "readiness: Healthy\ndatabase                 ... OK\n")]
    [InlineData(HealthStatus.Degraded, 0, "readiness: Degraded\ndatabase                 ... degraded\n")]
    [InlineData(HealthStatus.Unhealthy, 1, "readiness: Unhealthy\ndatabase                 ... unhealthy\n")]
    public async Task Exits_by_the_status_of_the_subset(HealthStatus status, int exitCode, string output)
    {
        await using var app = await TestApp.ListenAsync(Readiness(new HealthCheckResult(status)));

        Assert.Equal(new ToolRun(exitCode, output, ""), await ToolRun.InProcessAsync(app.Url, "--subset", "readiness"));
        Assert.Equal(new ToolRun(exitCode, output, ""), await ToolRun.InProcessAsync(app.Url + "/healthcheck/readiness"));
        Assert.Equal(exitCode, (await ToolRun.InProcessAsync(app.Url, "--subset=readiness", "--format", "json")).ExitCode);
    }

    [Fact]
    public async Task An_address_alone_means_liveness()
    {
        await using var app = await TestApp.ListenAsync(Readiness(HealthCheckResult.Unhealthy()));

        Assert.Equal(new ToolRun(0, "liveness                 ... OK\n", ""), await ToolRun.InProcessAsync(app.Url));
        Assert.Equal(new ToolRun(0, "{\"status\":\"ok\"}\n", ""), await ToolRun.InProcessAsync(app.Url, "--subset", "liveness", "--format=json"));
        Assert.Equal(new ToolRun(0, "OK - liveness\n", ""), await ToolRun.InProcessAsync(app.Url, "--nagios"));
    }

    [Fact]
    public async Task A_path_that_serves_another_subset_is_not_green()
    {
        await using var app = await TestApp.ListenAsync(Readiness(HealthCheckResult.Healthy()));

        var run = await ToolRun.InProcessAsync(app.Url + "/healthcheck/readiness", "--subset", "startup");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("not with a health report", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("302 Found", "it redirects", "readiness: Healthy\n")]
    [InlineData("200 OK", "not with a health report", "<!doctype html><title>readiness: Healthy</title>")]
    [InlineData("200 OK", "not with a health report", "<p>Status: Healthy")]
    [InlineData("200 OK", "not with a health report", "Status of it: Healthy\n")]
    [InlineData("200 OK", "not with a health report", "readiness: Healthy and well\n")]
    [InlineData("200 OK", "not with a health report", "readiness: Splendid\n")]
    [InlineData("200 OK", "not with a health report", "Healthy")]
    [InlineData("200 OK", "not with a health report", "readiness: Healthy\nstartup: Unhealthy\n")]
    [InlineData("200 OK", "not with a health report", "readiness: Healthy\n[+]database ok\nstartup: Healthy\n")]
    [InlineData("200 OK", "not with a health report", "{\"status\":\"UP\"}")]
    [InlineData("200 OK", "not with a health report", "")]
    [InlineData("500 Internal Server Error", "not with a health report", "{\"status\":\"ok\"}")]
    public async Task Nothing_but_a_report_or_liveness_of_ours_is_green(string status, string hint, string body)
    {
        using var server = OddServer.Saying($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        foreach (var options in (string[][])[[], ["--format", "json"], ["--subset", "readiness"]])
        {
            var run = await ToolRun.InProcessAsync([server.Url, .. options]);
            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.Contains(hint, run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_report_that_comes_with_a_failing_code_is_not_green()
    {
        const string Body = "readiness: Healthy\n";
        using var server = OddServer.Saying($"HTTP/1.1 503 Service Unavailable\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

        Assert.Equal(1, (await ToolRun.InProcessAsync(server.Url + "/readyz")).ExitCode);
    }

    [Theory]
    [InlineData("200 OK", 0, "/healthz                 ... OK 200\n")]
    [InlineData("204 No Content", 0, "/healthz                 ... OK 204\n")]
    [InlineData("301 Moved Permanently", 1, "")]
    [InlineData("307 Temporary Redirect", 1, "")]
    [InlineData("404 Not Found", 1, "")]
    [InlineData("503 Service Unavailable", 1, "")]
    [InlineData("100 Continue", 1, "")]
    public async Task Any_endpoint_is_judged_by_its_code_where_the_user_says_so(string status, int exitCode, string output)
    {
        using var server = OddServer.Saying($"HTTP/1.1 {status}\r\nLocation: /fine\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok");

        var run = await ToolRun.InProcessAsync(server.Url + "/healthz", "--any");
        var monitor = await ToolRun.InProcessAsync(server.Url + "/healthz", "--any", "--nagios");

        Assert.Equal((exitCode, output), (run.ExitCode, run.Output));
        Assert.Equal(exitCode == 0 ? 0 : 2, monitor.ExitCode);
        Assert.Equal("GET /healthz HTTP/1.1\r\nHost: " + new Uri(server.Url).Authority + "\r\nConnection: close\r\n\r\n", server.Request);
    }

    [Fact]
    public async Task Any_endpoint_in_JSON_is_a_document()
    {
        using var server = OddServer.Saying("HTTP/1.1 200 OK\r\n\r\n");

        Assert.Equal(new ToolRun(0, "{\"statusCode\":200}\n", ""), await ToolRun.InProcessAsync(server.Url, "--any", "--format", "json"));
    }

    [Fact]
    public async Task What_is_not_there_or_says_nothing_is_red_in_time()
    {
        using var closed = new ClosedPort();
        using var silent = OddServer.Saying(null);

        var refused = await ToolRun.InProcessAsync($"http://127.0.0.1:{closed.Number}");
        var given = await ToolRun.InProcessAsync(silent.Url, "--timeout", "0.05");
        var any = await ToolRun.InProcessAsync(silent.Url, "--any", "--timeout", "0.05");
        var missing = await ToolRun.InProcessAsync("--socket", "/nowhere/health.sock");
        var tooLong = await ToolRun.InProcessAsync("--socket", "/" + new string('s', 200));

        Assert.Equal([1, 1, 1, 1, 1], new[] { refused, given, any, missing, tooLong }.Select(static run => run.ExitCode));
        Assert.Contains("cannot be reached", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("gave no answer within 0.05 s.", given.Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", tooLong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_on_a_Unix_socket()
    {
        var socket = Path.Combine(Path.GetTempPath(), $"health-{Guid.NewGuid():N}.sock");
        await using var app = await TestApp.ListenAsync(Readiness(HealthResults.Unhealthy("refused", "Nobody listens.")), builder =>
        {
            builder.Configuration["HealthChecks:Socket"] = socket;
            builder.Services.AddHealthSockets();
        });

        Assert.Equal(0, (await ToolRun.InProcessAsync("--socket", socket)).ExitCode);
        Assert.Equal(
            new ToolRun(1, "readiness: Unhealthy\ndatabase                 ... refused: Nobody listens.\n", ""),
            await ToolRun.InProcessAsync("--socket", socket, "--subset", "readiness", "-v"));
    }

    [Fact]
    public async Task Sends_the_Host_header_that_it_is_told()
    {
        await using var app = await TestApp.ListenAsync(Readiness(HealthCheckResult.Healthy()), static builder => builder.Configuration["AllowedHosts"] = "example.com");

        var refused = await ToolRun.InProcessAsync(app.Url, "--subset", "readiness");
        var admitted = await ToolRun.InProcessAsync(app.Url, "--subset", "readiness", "--host-header", "example.com");

        Assert.Equal((1, 0), (refused.ExitCode, admitted.ExitCode));
        Assert.Contains("--host-header", refused.Errors, StringComparison.Ordinal);
    }

    private static RegistryBuilder Readiness(HealthCheckResult result) =>
        new RegistryBuilder().Subset("readiness").Check("database", result, "readiness");
}
