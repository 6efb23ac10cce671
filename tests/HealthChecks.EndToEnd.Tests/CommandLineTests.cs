using System.Diagnostics;
using System.Text.Json;
using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample's command line as a pipeline, and a person at a terminal, use it.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Validate_passes_on_the_samples_defaults_and_starts_nothing()
    {
        var run = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "validate"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("order-store-initialized  ... OK\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("database                 ... absent\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(" checks, 0 problems\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_fails_on_a_misspelt_setting_and_names_it()
    {
        var run = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "validate", "--format", "json"], ("HealthChecks__Checks__databse__TimeoutSeconds", "3"));

        Assert.Equal(1, run.ExitCode);
        var document = JsonDocument.Parse(run.Output).RootElement;
        Assert.False(document.GetProperty("valid").GetBoolean());
        Assert.Contains("databse", document.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contract_names_what_the_running_sample_serves()
    {
        await using var app = await RunningWebApp.StartAsync();
        var run = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "contract"]);

        Assert.Equal(0, run.ExitCode);
        var subsets = JsonDocument.Parse(run.Output).RootElement.GetProperty("subsets").EnumerateObject().ToArray();
        Assert.Equal(["integrations", "readiness", "startup", "system"], subsets.Select(static subset => subset.Name));
        foreach (var subset in subsets)
        {
            var answer = await app.GetAsync(subset.Value.GetProperty("path").GetString()!);
            Assert.Contains($"\"subset\":\"{subset.Name}\"", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_monitor_gets_its_line_and_its_code()
    {
        await using var app = await RunningWebApp.StartAsync();
        await app.WaitForAsync("/healthcheck/startup", System.Net.HttpStatusCode.OK, TimeSpan.FromSeconds(10));

        var up = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "probe", "startup", "--url", app.Address, "--nagios"]);
        var gone = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "probe", "startup", "--url", $"http://127.0.0.1:{FreePort.Find()}", "--nagios"]);

        // Ahead of the pipeline there is the status only.
        Assert.Equal((0, "OK - startup\n"), (up.ExitCode, up.Output));
        Assert.Equal(2, gone.ExitCode);
        Assert.StartsWith("CRITICAL - startup: ", gone.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_watch_with_0()
    {
        await using var app = await RunningWebApp.StartAsync();
        string[] command = [.. await DefaultSignals.PrefixAsync(), SamplePrograms.WebApp, "health", "watch", "readiness", "--url", app.Address, "--every", "0.2"];
        using var watch = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = SamplePrograms.WebAppFolder })!;
        Assert.Matches("readiness +\\.\\.\\. ", await watch.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        Signals.Send(watch.Id, Signals.Interrupt);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await watch.WaitForExitAsync(limit.Token);
        Assert.Equal(0, watch.ExitCode);
    }
}
