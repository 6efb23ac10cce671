using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Starts alerts with the host, so that a bad setting stops the start; evaluates the subsets; stops, and delivers what it can.</summary>
internal sealed class AlertHostedService(
    AlertDispatcher dispatcher,
    AlertChannels channels,
    IServiceProvider services,
    IOptions<HealthAlertOptions> options,
    IOptions<HealthOptions> engine) : IHostedService, IDisposable
{
    /// <summary>What a stopping host can spare.</summary>
    private static readonly TimeSpan MostFlush = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private Task _evaluation = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (services.GetService(typeof(IHealthReporter)) is not IHealthReporter reporter)
            throw new InvalidOperationException("Alerts have nothing to tell: call AddHealthRegistry<...>() beside AddHealthAlerts().");

        dispatcher.Start(channels.Channels);
        if (options.Value.EvaluateSeconds > 0 && channels.Channels.Count > 0)
            _evaluation = EvaluateAsync(reporter);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);

        // Real time, whatever the clock: a host that is to stop has to.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MostFlush);
        await dispatcher.StopAsync(limit.Token).ConfigureAwait(false);
        await ((Task)Task.WhenAny(_evaluation, Task.Delay(MostFlush, limit.Token))).ConfigureAwait(false);
    }

    public void Dispose() => _stopping.Cancel();

    /// <summary>Asks every subset, again and again; what comes of it the engine tells those who listen.</summary>
    private async Task EvaluateAsync(IHealthReporter reporter)
    {
        var timeProvider = engine.Value.TimeProvider;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                // Replicas that started together do not go on together.
                var wait = options.Value.EvaluateSeconds * (0.9 + (0.2 * Random.Shared.NextDouble()));
                await Task.Delay(TimeSpan.FromSeconds(wait), timeProvider, _stopping.Token).ConfigureAwait(false);
                foreach (var subset in reporter.Subsets)
                    await subset.GetReportAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The host stops; the condition says so.
            }
            catch (Exception exception)
            {
                dispatcher.Logger.Write(log => AlertLog.Failed(log, exception.GetType().Name));
            }
        }
    }
}
