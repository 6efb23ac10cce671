using Microsoft.Extensions.Hosting;

namespace HealthChecks.Tests.Support;

/// <summary>A hosted service that remembers what happened to it.</summary>
internal sealed class ServiceProbe : IHostedService, IAsyncDisposable
{
    public bool IsStarted { get; private set; }

    public bool IsDisposed { get; private set; }

    public void AddTo(HostApplicationBuilder builder)
    {
        // By factories, so that the container disposes of it.
        builder.Services.AddSingleton(_ => this);
        builder.Services.AddSingleton<IHostedService>(static services => services.GetRequiredService<ServiceProbe>());
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        IsStarted = true;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }
}
