using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>What the sample without HTTP says of its loop and its inbox.</summary>
[Collection(LoadCollection.Name)]
public sealed class WorkerHealthTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-worker-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Socket => Path.Combine(_folder, "health.sock");

    private string Inbox => Path.Combine(_folder, "inbox");

    [Fact]
    public async Task The_loop_of_the_running_process_is_alive_and_only_that_process_can_say_so()
    {
        await using var worker = ServerProcess.Start(["env", $"HealthChecks__Socket={Socket}", $"Inbox__Path={Inbox}", SamplePrograms.Worker]);
        await worker.WaitUntilAsync(async () => (await RunAsync("probe", "liveness")).ExitCode == 0, TimeSpan.FromSeconds(15));

        Assert.Equal("liveness: Healthy\njobs                     ... OK\n", (await RunAsync("probe", "liveness")).Output);
        var other = await RunAsync("run", "liveness");
        Assert.Equal((1, "liveness: Unhealthy\njobs                     ... needs-running-process\n"), (other.ExitCode, other.Output));
    }

    [Fact]
    public async Task A_long_inbox_is_a_warning()
    {
        Directory.CreateDirectory(Inbox);
        for (var job = 0; job < 1000; job++)
            await File.WriteAllTextAsync(Path.Combine(Inbox, $"{job}"), "", TestContext.Current.CancellationToken);

        var run = await RunAsync("run", "readiness");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("inbox                    ... queue-long", run.Output, StringComparison.Ordinal);
    }

    private Task<ProgramRun> RunAsync(string verb, string subset) =>
        ProgramRun.RunAsync(SamplePrograms.Worker, ["health", verb, subset], ("HealthChecks__Socket", Socket), ("Inbox__Path", Inbox));
}
