using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Starts the engine with the host, so that a contradiction in the registry stops the start and not a probe.</summary>
internal sealed class EngineHostedService(
    HealthEngine engine,
    HealthSettings settings,
    StarvationWatch watch,
    ServiceLifetimes lifetimes,
    IOptions<HealthCheckServiceOptions> registrations) : IHostedService, IDisposable
{
    private IDisposable? _following;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Nothing runs in the background before the start is done: its thread is the last thing that it starts.
        engine.OnHostStarting();
        await engine.StartAsync().ConfigureAwait(false);
        HostedFeatures.ThrowIfMissing(engine.Options, lifetimes.Services, registrations.Value.Registrations.Count > 0);
        // In this order, so that no change in between is lost.
        _following = settings.OnChange(watch.StartIfAsked);
        watch.StartIfAsked(engine.Options);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        engine.OnHostStopping();
        return Task.CompletedTask;
    }

    public void Dispose() => _following?.Dispose();
}
