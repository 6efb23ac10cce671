using System.Text;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

[Collection(typeof(ConsoleCollection))]
public sealed class ProbeTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 0, "readiness: Healthy\ndatabase                 ... OK\n")]
    [InlineData(HealthStatus.Degraded, 0, "readiness: Degraded\ndatabase                 ... degraded\n")]
    [InlineData(HealthStatus.Unhealthy, 1, "readiness: Unhealthy\ndatabase                 ... unhealthy\n")]
    public async Task Exits_by_the_status_and_prints_a_padded_line_for_each_check(HealthStatus status, int exitCode, string output)
    {
        var registry = Readiness(new HealthCheckResult(status));
        await using var app = await TestApp.ListenAsync(registry);

        var run = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url);

        Assert.Equal(new CommandRun(exitCode, output, ""), run);
    }

    [Fact]
    public async Task A_subset_that_answers_200_for_Unhealthy_fails_all_the_same()
    {
        var registry = new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("readiness") { UnhealthyStatusCode = 200 })
            .Check("database", HealthCheckResult.Unhealthy(), "readiness");
        await using var app = await TestApp.ListenAsync(registry);

        Assert.Equal(1, (await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url)).ExitCode);
        Assert.Equal(1, (await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--format", "json")).ExitCode);
    }

    [Fact]
    public async Task A_subset_that_answers_503_for_Degraded_fails()
    {
        var registry = new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("readiness") { DegradedStatusCode = 503 })
            .Check("database", HealthCheckResult.Degraded(), "readiness");
        await using var app = await TestApp.ListenAsync(registry);

        Assert.Equal(1, (await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url)).ExitCode);
    }

    [Theory]
    [InlineData("liveness                 ... OK\n")]
    [InlineData("{\"status\":\"ok\"}\n", "--format", "json")]
    public async Task Asks_for_liveness(string output, params string[] options)
    {
        var registry = Readiness(HealthCheckResult.Unhealthy());
        await using var app = await TestApp.ListenAsync(registry);

        var run = await CommandRun.TryAsync(registry, ["health", "probe", "liveness", "--url", app.Url, .. options]);

        Assert.Equal(new CommandRun(0, output, ""), run);
    }

    [Fact]
    public async Task Liveness_that_is_switched_off_is_no_pass()
    {
        var registry = new RegistryBuilder { LivenessPath = "" };

        var run = await CommandRun.TryAsync(registry, "health", "probe", "liveness");

        Assert.Equal(new CommandRun(1, "", "The liveness probe is switched off in this application.\n"), run);
    }

    [Fact]
    public async Task A_subset_of_that_name_goes_first()
    {
        var registry = new RegistryBuilder { LivenessPath = "" }.Subset("liveness").Check("loop", HealthCheckResult.Unhealthy(), "liveness");
        await using var app = await TestApp.ListenAsync(registry);

        var run = await CommandRun.TryAsync(registry, "health", "probe", "liveness", "--url", app.Url);

        Assert.Equal(new CommandRun(1, "liveness: Unhealthy\nloop                     ... unhealthy\n", ""), run);
    }

    [Fact]
    public async Task An_unknown_subset_names_those_that_there_are()
    {
        var registry = Readiness(HealthCheckResult.Healthy()).Subset("startup");

        var run = await CommandRun.TryAsync(registry, "health", "probe", "readyness");

        Assert.Equal(new CommandRun(1, "", "There is no subset 'readyness'. Subsets of Tests.AppHealth:\n  readiness\n  startup\n"), run);
    }

    [Fact]
    public async Task JSON_is_exactly_one_document()
    {
        var registry = Readiness(HealthCheckResult.Unhealthy());
        await using var app = await TestApp.ListenAsync(registry);

        var run = await CommandRun.TryAsync(registry, "health", "probe", "Readiness", "--url", app.Url, "--format=json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("readiness", run.Json.GetProperty("subset").GetString());
        Assert.Equal("Unhealthy", run.Json.GetProperty("checks").GetProperty("database").GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_the_checks_say_is_there_when_asked_for()
    {
        var registry = Readiness(HealthResults.Unhealthy("refused", "Nobody listens."));
        await using var app = await TestApp.ListenAsync(registry, environment: "Development");

        var plain = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url);
        var verbose = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--verbose");

        Assert.Equal("readiness: Unhealthy\ndatabase                 ... refused\n", plain.Output);
        Assert.Equal("readiness: Unhealthy\ndatabase                 ... refused: Nobody listens.\n", verbose.Output);
    }

    [Fact]
    public async Task A_path_in_the_url_is_asked_instead_of_the_registrys()
    {
        var registry = Readiness(HealthCheckResult.Healthy());
        await using var app = await TestApp.ListenAsync(registry, map: static application => application.MapHealthSubset("readiness", "/readyz"));

        Assert.Equal(0, (await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url + "/readyz")).ExitCode);
        Assert.Equal(1, (await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url)).ExitCode);
    }

    [Fact]
    public async Task Behind_host_filtering_it_says_how_to_get_through()
    {
        var registry = Readiness(HealthCheckResult.Healthy());
        await using var app = await TestApp.ListenAsync(registry, static builder => builder.Configuration["AllowedHosts"] = "example.com");

        var refused = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url);
        var admitted = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--host-header", "example.com");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("", refused.Output);
        Assert.Contains("--host-header", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, admitted.ExitCode);
    }

    [Fact]
    public async Task Asks_the_address_that_the_environment_makes_the_process_listen_on()
    {
        var registry = Readiness(HealthCheckResult.Healthy());
        await using var app = await TestApp.ListenAsync(registry);
        var before = Environment.GetEnvironmentVariable("ASPNETCORE_URLS");
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", app.Url.Replace("127.0.0.1", "*", StringComparison.Ordinal));
        try
        {
            var run = await CommandRun.TryAsync(registry, "health", "probe", "readiness");

            Assert.Equal(new CommandRun(0, "readiness: Healthy\ndatabase                 ... OK\n", ""), run);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", before);
        }
    }

    [Theory]
    [InlineData("302 Found", "it redirects", "Location: /login\r\n")]
    [InlineData("307 Temporary Redirect", "it redirects", "Location: https://localhost/\r\n")]
    [InlineData("400 Bad Request", "--host-header")]
    [InlineData("401 Unauthorized", "asks for authorization")]
    [InlineData("403 Forbidden", "asks for authorization")]
    [InlineData("404 Not Found", "does not serve this path")]
    [InlineData("200 OK", "not with a health report", "", "<!doctype html><title>readiness: Healthy</title>")]
    [InlineData("200 OK", "not with a health report", "", "Healthy")]
    [InlineData("200 OK", "not with a health report", "", "{\"status\":\"ok\"}")]
    [InlineData("200 OK", "not with a health report", "", "startup: Healthy\n")]
    [InlineData("200 OK", "not with a health report", "", "readiness: Healthy\nstartup: Unhealthy\n")]
    [InlineData("200 OK", "not with a health report", "", "{\"subsets\":{\"readiness\":{\"status\":\"Healthy\"}}}")]
    [InlineData("200 OK", "not with a health report", "", "")]
    [InlineData("204 No Content", "not with a health report")]
    [InlineData("500 Internal Server Error", "not with a health report", "", "oops")]
    public async Task Nothing_but_a_report_of_ours_is_green(string status, string hint, string headers = "", string body = "<html>")
    {
        using var server = OddServer.Saying($"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}");

        var text = await CommandRun.TryAsync(Readiness(HealthCheckResult.Healthy()), "health", "probe", "readiness", "--url", server.Url);
        var json = await CommandRun.TryAsync(Readiness(HealthCheckResult.Healthy()), "health", "probe", "readiness", "--url", server.Url, "--format", "json");

        Assert.Equal((1, ""), (text.ExitCode, text.Output));
        Assert.Equal((1, ""), (json.ExitCode, json.Output));
        Assert.Contains(hint, text.Errors, StringComparison.Ordinal);
        Assert.Contains(server.Url + "/healthcheck/readiness answered " + status[..3], text.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("302 Found", "")]
    [InlineData("200 OK", "<html>")]
    [InlineData("200 OK", "{\"status\":\"OK\"}")]
    [InlineData("200 OK", "{\"status\":\"ok\"} ")]
    [InlineData("500 Internal Server Error", "{\"status\":\"ok\"}")]
    public async Task Nothing_but_our_liveness_is_alive(string status, string body)
    {
        using var server = OddServer.Saying($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        var run = await CommandRun.TryAsync(new RegistryBuilder(), "health", "probe", "liveness", "--url", server.Url);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\nreadiness: Healthy\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\nreadiness: Healthy\n")]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-length:300\r\n\r\nreadiness: Healthy\n")]
    public async Task What_is_no_whole_answer_is_not_green(string answer)
    {
        using var server = OddServer.Saying(answer);

        var run = await CommandRun.TryAsync(Readiness(HealthCheckResult.Healthy()), "health", "probe", "readiness", "--url", server.Url);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("cannot be reached", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_one_plain_request()
    {
        using var server = OddServer.Saying("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

        await CommandRun.TryAsync(Readiness(HealthCheckResult.Healthy()), "health", "probe", "readiness", "--url", server.Url, "--host-header", "example.com");

        Assert.Equal("GET /healthcheck/readiness?format=text HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n", server.Request);
    }

    [Fact]
    public async Task A_process_that_does_not_listen_cannot_be_reached()
    {
        using var port = new ClosedPort();
        var url = $"http://127.0.0.1:{port.Number}";

        var run = await CommandRun.TryAsync(Readiness(HealthCheckResult.Healthy()), "health", "probe", "readiness", "--url", url);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{url}/healthcheck/readiness cannot be reached: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_says_nothing_is_given_up()
    {
        using var server = OddServer.Saying(null);

        var run = await CommandRun.TryAsync(
            Readiness(HealthCheckResult.Healthy()),
            "health", "probe", "readiness", "--url", server.Url, "--timeout", "0.05");

        Assert.Equal(new CommandRun(1, "", $"{server.Url}/healthcheck/readiness gave no answer within 0.05 s.\n"), run);
    }

    [Theory]
    [InlineData("localhost:8080", "is not a URL")]
    [InlineData("ftp://localhost:8080", "is not an http:// or https:// address")]
    [InlineData("nowhere", "is not a URL")]
    public async Task An_address_that_cannot_be_asked_is_named(string url, string hint)
    {
        var run = await CommandRun.TryAsync(Readiness(HealthCheckResult.Healthy()), "health", "probe", "readiness", "--url", url);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains($"'{url}' from --url", run.Errors, StringComparison.Ordinal);
        Assert.Contains(hint, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_output_fits_an_event_and_keeps_what_fails()
    {
        var registry = new RegistryBuilder().Subset("readiness").Check("zebra", HealthResults.Unhealthy("refused"), "readiness");
        for (var i = 0; i < 300; i++)
            registry.Check($"dependency-{i:000}", HealthCheckResult.Healthy(), "readiness");
        await using var app = await TestApp.ListenAsync(registry);

        var run = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url);

        Assert.Equal(1, run.ExitCode);
        Assert.InRange(Encoding.UTF8.GetByteCount(run.Output), 1, 4096);
        Assert.StartsWith("readiness: Unhealthy\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("zebra                    ... refused\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(" more\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_does_not_hide_the_checks_after_it()
    {
        var registry = new RegistryBuilder()
            .Subset("readiness")
            .Check("a-talker", HealthResults.Unhealthy("refused", new string('é', 5000)), "readiness")
            .Check("database", HealthResults.Unhealthy("timeout", "It took long."), "readiness");
        await using var app = await TestApp.ListenAsync(registry, environment: "Development");

        var run = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "-v");

        Assert.InRange(Encoding.UTF8.GetByteCount(run.Output), 1, 4096);
        Assert.Contains("a-talker                 ... refused: éé", run.Output, StringComparison.Ordinal);
        Assert.Contains("database                 ... timeout: It took long.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_commands_share_nothing()
    {
        var registry = Readiness(HealthCheckResult.Healthy());
        await using var app = await TestApp.ListenAsync(registry);

        var json = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--format", "json", "--verbose");
        var text = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url);

        Assert.StartsWith("{", json.Output, StringComparison.Ordinal);
        Assert.Equal("readiness: Healthy\ndatabase                 ... OK\n", text.Output);
    }

    private static RegistryBuilder Readiness(HealthCheckResult result) =>
        new RegistryBuilder().Subset("readiness").Check("database", result, "readiness");
}
