using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample without HTTP, which drains only where it is told to.</summary>
[Collection(LoadCollection.Name)]
public sealed class WorkerDrainTests : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-worker-").FullName;
    private ServerProcess? _worker;

    private string Socket => Path.Combine(_folder, "health.sock");

    [Fact]
    public async Task With_a_drain_the_running_process_says_so_until_it_ends()
    {
        await StartAsync("HealthChecks__DrainSeconds=3");

        _worker!.Signal(Signals.Terminate);

        await UntilAsync(async () => await ProbeAsync() is { ExitCode: 1 } probe && probe.Output.Contains("draining", StringComparison.Ordinal));
        Assert.False(_worker.HasExited, "It drains.");
        await UntilAsync(() => Task.FromResult(_worker.HasExited));
        Assert.Equal(0, _worker.ExitCode);
    }

    [Fact]
    public async Task Without_one_it_ends_at_once()
    {
        await StartAsync();

        _worker!.Signal(Signals.Terminate);

        await UntilAsync(() => Task.FromResult(_worker.HasExited));
        Assert.Equal(0, _worker.ExitCode);
        Assert.DoesNotContain("Draining", _worker.Output, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
            await _worker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(params string[] settings)
    {
        _worker = ServerProcess.Start(["env", $"HealthChecks__Socket={Socket}", $"Inbox__Path={Path.Combine(_folder, "inbox")}", .. settings, SamplePrograms.Worker]);
        await _worker.WaitUntilAsync(async () => _worker.Output.Contains("Application started", StringComparison.Ordinal) && (await ProbeAsync()).ExitCode == 0, Soon);
    }

    private Task<ProgramRun> ProbeAsync() => ProgramRun.RunAsync(SamplePrograms.Worker, ["health", "probe", "readiness"], ("HealthChecks__Socket", Socket));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Soon);
        while (!await condition())
            await Task.Delay(50, limit.Token);
    }
}
