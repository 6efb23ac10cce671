using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Starts the engine with the host, so that a contradiction in the registry stops the start and not a probe.</summary>
internal sealed class EngineHostedService(HealthEngine engine) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await engine.StartAsync().ConfigureAwait(false);
        engine.StartBackground();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        engine.StopBackground();
        return Task.CompletedTask;
    }
}
