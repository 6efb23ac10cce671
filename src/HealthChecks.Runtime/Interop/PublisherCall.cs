using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>The calls of one publisher, of which there is never more than one at a time: one that hangs, or fails in its own way, costs the others nothing.</summary>
internal sealed class PublisherCall(IHealthCheckPublisher publisher, ContainedLogger logger)
{
    private Task _inFlight = Task.CompletedTask;

    /// <summary>Gives the publisher a report, unless it still has the last one, and waits until it has taken it or the limit has come.</summary>
    public async Task MakeAsync(HealthReport report, CancellationToken limit, CancellationToken stopping)
    {
        if (!_inFlight.IsCompleted)
            return;

        // On a thread of the pool: it may hang before it returns a task.
        _inFlight = Task.Run(() => PublishAsync(report, limit), CancellationToken.None);
        await _inFlight.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
            logger.Write(log => Log.PublisherTimedOut(log, publisher.GetType().Name));
    }

    private async Task PublishAsync(HealthReport report, CancellationToken limit)
    {
        try
        {
            await publisher.PublishAsync(report, limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // As it was told.
        }
        catch (Exception exception)
        {
            logger.Write(log => Log.PublisherFailed(log, publisher.GetType().Name, exception));
        }
    }
}
