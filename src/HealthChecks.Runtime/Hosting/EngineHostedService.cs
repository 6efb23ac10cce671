using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Starts the engine with the host, so that a contradiction in the registry stops the start and not a probe.</summary>
internal sealed class EngineHostedService(HealthEngine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Nothing runs in the background before the start is done: its thread is the last thing that it starts.
        engine.OnHostStarting();
        return engine.StartAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        engine.OnHostStopping();
        return Task.CompletedTask;
    }
}
