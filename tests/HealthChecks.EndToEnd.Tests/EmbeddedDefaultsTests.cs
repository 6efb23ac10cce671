using System.Net;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample on nothing but its embedded defaults, as a newcomer starts it.</summary>
public sealed class EmbeddedDefaultsTests
{
    [Fact]
    public async Task Every_probe_of_the_sample_answers()
    {
        await using var app = await RunningWebApp.StartAsync();

        foreach (var path in (string[])["liveness", "startup", "readiness", "integrations", "system"])
        {
            var answer = await app.WaitForAsync("/healthcheck/" + path, HttpStatusCode.OK, TimeSpan.FromSeconds(5));
            Assert.StartsWith("{", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/healthcheck/ghost")).Status);
        var refused = await app.GetAsync("/healthcheck/readiness", method: HttpMethod.Post);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.Status);
        Assert.Equal("GET, HEAD", refused.Allow);
    }

    [Fact]
    public async Task Host_filtering_does_not_reach_what_is_served_ahead_of_the_pipeline()
    {
        await using var app = await RunningWebApp.StartAsync(("AllowedHosts", "example.com"));

        const string Pod = "10.1.2.3:8080";
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/healthcheck/liveness", Pod)).Status);
        await app.WaitForAsync("/healthcheck/startup", HttpStatusCode.OK, TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/healthcheck/startup", Pod)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.GetAsync("/healthcheck/readiness", Pod)).Status);
        Assert.Contains("Host filtering answers 400 to probes of readiness", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_host_filtering_there_is_nothing_to_warn_about()
    {
        await using var app = await RunningWebApp.StartAsync();

        Assert.DoesNotContain("Host filtering", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_without_HTTP_is_asked_by_running_its_checks()
    {
        var inbox = Directory.CreateTempSubdirectory("healthchecks-inbox-").FullName;
        try
        {
            var there = await ProgramRun.RunAsync(SamplePrograms.Worker, ["health", "run", "readiness"], ("Inbox__Path", inbox));
            Assert.Equal((0, "readiness: Healthy\ninbox                    ... OK\n"), (there.ExitCode, there.Output));

            Directory.Delete(inbox);
            var missing = await ProgramRun.RunAsync(SamplePrograms.Worker, ["health", "run", "readiness"], ("Inbox__Path", inbox));
            Assert.Equal((1, "readiness: Unhealthy\ninbox                    ... inbox-missing\n"), (missing.ExitCode, missing.Output));
            Assert.False(Directory.Exists(inbox), "A command starts no hosted service.");
        }
        finally
        {
            if (Directory.Exists(inbox))
                Directory.Delete(inbox, recursive: true);
        }
    }
}
