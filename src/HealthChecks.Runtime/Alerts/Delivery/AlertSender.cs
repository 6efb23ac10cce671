namespace HealthChecks;

/// <summary>Delivers the alerts of one channel, one at a time, in a task of its own.</summary>
internal sealed class AlertSender(IAlertChannel channel, HealthAlertOptions options, TimeProvider timeProvider, ContainedLogger logger, int capacity) : IDisposable
{
    /// <summary>How many things a channel may have to tell at a time.</summary>
    public const int Capacity = 200;

    private readonly AlertQueue _queue = new(capacity);
    private readonly AlertRetry _retry = new(options, timeProvider);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborted = new();
    private Task _loop = Task.CompletedTask;
    private Task _attempt = Task.CompletedTask;
    private int _dropped;

    public void Start() => _loop = Task.Run(RunAsync);

    public void Add(HealthAlert alert)
    {
        if (_queue.Add(alert))
            Drop();
    }

    /// <summary>Makes one last attempt for each alert that is left, until the token is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        int? left = null;
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await _loop.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Together with the one that hangs, which does not come back to the queue any more.
            left = _queue.Count + 1;
            await _aborted.CancelAsync().ConfigureAwait(false);
        }

        left ??= _queue.Count;
        if (left > 0)
            logger.Write(log => AlertLog.Undelivered(log, channel.Name, left.Value));
    }

    // The loop may still hold the tokens: a channel need not heed them.
    public void Dispose()
    {
        _stopping.Cancel();
        _aborted.Cancel();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _queue.WaitAsync(_stopping.Token).ConfigureAwait(false);
                if (_queue.Take() is { } alert && await SendAsync(alert).ConfigureAwait(false) is { } wait)
                    await Task.Delay(wait, timeProvider, _stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Time for the last attempts.
            }
        }

        for (var left = _queue.Count; left > 0 && !_aborted.IsCancellationRequested && _queue.Take() is { } alert; left--)
            await SendAsync(alert).ConfigureAwait(false);
    }

    /// <summary>Makes one attempt.</summary>
    /// <returns>How long to wait before the next; null for no need to.</returns>
    private async Task<TimeSpan?> SendAsync(PendingAlert alert)
    {
        var limit = TimeSpan.FromSeconds(options.AttemptSeconds);
        var failure = await AlertFailure.TryAsync(BeginAsync, alert.Alert, limit, timeProvider, _aborted.Token).ConfigureAwait(false);
        if (failure is not { } failed)
        {
            Succeed();
            return null;
        }

        if (!failed.IsTransient)
        {
            // It answers, and will not have this one.
            logger.Write(log => AlertLog.Rejected(log, channel.Name, failed.Error, AlertWords.Of(alert.Alert.Kind), alert.Alert.Name));
            return null;
        }

        if (_queue.Return(alert with { MayHaveArrived = alert.MayHaveArrived || failed.MayHaveArrived }))
            Drop();
        return Fail(failed);
    }

    // One alert at a time is what channels are promised: an attempt that goes on after its time makes the next ones fail.
    private Task BeginAsync(HealthAlert alert, CancellationToken cancellationToken)
    {
        if (!_attempt.IsCompleted)
            throw new TimeoutException();

        _attempt = channel.SendAsync(alert, cancellationToken).AsTask();
        // What it throws when nobody waits for it any more is no news.
        _ = _attempt.ContinueWith(static attempt => _ = attempt.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return _attempt;
    }

    // Said once for each time that the receiver is away.
    private void Drop()
    {
        if (Interlocked.Increment(ref _dropped) == 1)
            logger.Write(log => AlertLog.QueueFull(log, channel.Name, capacity));
    }

    private void Succeed()
    {
        var dropped = Interlocked.Exchange(ref _dropped, 0);
        if (_retry.IsDown || dropped > 0)
            logger.Write(log => AlertLog.ChannelBack(log, channel.Name, dropped));
        _retry.Succeeded();
    }

    private TimeSpan Fail(AlertFailure failure)
    {
        var wasDown = _retry.IsDown;
        var wait = _retry.Failed(failure.RetryAfter);
        if (_retry.IsDown && !wasDown)
            logger.Write(log => AlertLog.ChannelDown(log, channel.Name, failure.Error));
        else if (!wasDown)
            logger.Write(log => AlertLog.AttemptFailed(log, channel.Name, failure.Error));
        return wait;
    }
}
