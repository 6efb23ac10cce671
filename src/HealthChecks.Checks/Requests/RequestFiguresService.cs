using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Listens to the application's requests as long as the host runs.</summary>
internal sealed class RequestFiguresService(RequestFigures figures) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        figures.Start();
        return Task.CompletedTask;
    }

    // The figures end with the services: requests are served until then.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
