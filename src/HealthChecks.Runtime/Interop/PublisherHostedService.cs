using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// Gives publishers the whole current report, where the framework does not: it has a host for them only where <c>AddHealthChecks()</c> was
/// called, and runs it only where somebody registered a check at run time.
/// </summary>
internal sealed class PublisherHostedService(
    HealthEngine engine,
    HealthCheckService service,
    IEnumerable<IHealthCheckPublisher> publishers,
    IOptions<HealthCheckPublisherOptions> options,
    IOptions<HealthCheckServiceOptions> registrations,
    ServiceLifetimes lifetimes) : IHostedService, IDisposable
{
    private readonly IHealthCheckPublisher[] _publishers = [.. publishers];
    private readonly CancellationTokenSource _stopping = new();
    private Task _publishing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_publishers.Length > 0 && !IsLeftToTheFramework())
            _publishing = Task.Run(PublishAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _publishing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Not disposed: where two stop a host at once, as in an integration test, one may come here while the other stops it.
    public void Dispose() => _stopping.Cancel();

    private bool IsLeftToTheFramework() => registrations.Value.Registrations.Count > 0 && HostedFeatures.HasFrameworkPublisherHost(lifetimes.Services);

    private async Task PublishAsync()
    {
        var settings = options.Value;
        var calls = Array.ConvertAll(_publishers, publisher => new PublisherCall(publisher, engine.Logger));
        await Task.Delay(settings.Delay, _stopping.Token).ConfigureAwait(false);
        using var timer = new PeriodicTimer(settings.Period);
        do
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            limit.CancelAfter(settings.Timeout);
            await PublishAsync(calls, settings.Predicate, limit.Token).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false));
    }

    private async Task PublishAsync(PublisherCall[] calls, Func<HealthCheckRegistration, bool>? predicate, CancellationToken limit)
    {
        try
        {
            var report = await service.CheckHealthAsync(predicate, limit).ConfigureAwait(false);
            await Task.WhenAll(Array.ConvertAll(calls, call => call.MakeAsync(report, limit, _stopping.Token))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            if (!_stopping.IsCancellationRequested)
                engine.Logger.Write(Log.PublishingTimedOut);
        }
        catch (Exception exception)
        {
            // The predicate is the application's, and so is the text of a check's exception.
            engine.Logger.Write(logger => Log.PublishingFailed(logger, exception));
        }
    }
}
