namespace HealthChecks;

/// <summary>What is kept of a failed attempt: nothing that could hold an address or a secret.</summary>
internal readonly record struct AlertFailure(string Error, bool IsTransient, bool MayHaveArrived, TimeSpan? RetryAfter)
{
    public const string Timeout = "timeout";

    public static AlertFailure Of(Exception exception) => exception switch
    {
        AlertDeliveryException delivery => new AlertFailure(delivery.Error, delivery.IsTransient, delivery.MayHaveArrived, delivery.RetryAfter),
        OperationCanceledException or TimeoutException => new AlertFailure(Timeout, true, true, null),
        _ => new AlertFailure(exception.GetType().Name, true, true, null),
    };

    /// <summary>Makes one attempt, and gives it up when its time is over, whether or not it heeds its token.</summary>
    /// <returns>Null when the receiver has the alert.</returns>
    public static async Task<AlertFailure?> TryAsync(
        Func<HealthAlert, CancellationToken, Task> send,
        HealthAlert alert,
        TimeSpan limit,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            var sending = send(alert.SentAt(timeProvider.GetUtcNow()), either.Token);
            await sending.WaitAsync(either.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            return Of(exception);
        }
    }
}
