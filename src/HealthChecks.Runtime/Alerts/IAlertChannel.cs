namespace HealthChecks;

/// <summary>
/// A way to tell somebody. Register any number as singletons, beside those of <see cref="HealthAlertsBuilder"/>. Each has a queue and a task
/// of its own: it is called for one alert at a time, and what is slow or fails here delays nobody else.
/// </summary>
public interface IAlertChannel
{
    /// <summary>The channel's name in the log and in <c>health alerts test</c>: unique, and no secret.</summary>
    string Name { get; }

    /// <summary>
    /// Makes one attempt to deliver an alert. Whatever it throws is a failed attempt, of which the log gets the type and nothing else, and there
    /// will be another one; <see cref="AlertDeliveryException"/> says more. Attempts again are not the channel's business.
    /// </summary>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">
    /// Cancelled after <see cref="HealthAlertOptions.AttemptSeconds"/>, and when the host has stopped waiting. An attempt that does not heed it has failed
    /// all the same, and no other is made before it has ended.
    /// </param>
    /// <returns>A task that ends when the receiver has the alert.</returns>
    ValueTask SendAsync(HealthAlert alert, CancellationToken cancellationToken);

    /// <summary>What would be sent, for <c>health alerts test --dry-run</c>: no address and no secret.</summary>
    /// <param name="alert">The alert.</param>
    /// <returns>The text; of a channel that does not say, the alert in plain text.</returns>
    string Render(HealthAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return AlertText.Title(alert) + "\n\n" + AlertText.Body(alert);
    }
}
