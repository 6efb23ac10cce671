using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample worker as a process of its own, which serves a queue of a broker.</summary>
internal sealed class SampleWorker : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-worker-").FullName;
    private ServerProcess? _process;

    public SampleWorker(Uri broker, string queue)
    {
        _process = ServerProcess.Start(
        [
            "env", $"Inbox__Path={Path.Combine(_folder, "inbox")}", $"Dependencies__Broker={broker.AbsoluteUri}", $"Dependencies__JobQueue={queue}", SamplePrograms.Worker,
        ]);
    }

    /// <summary>Waits until a job that came from the broker is done.</summary>
    public Task WaitForDoneJobAsync() =>
        _process!.WaitUntilAsync(() => Task.FromResult(_process.Output.Contains("is done", StringComparison.Ordinal)), TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = null;
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
