namespace HealthChecks;

/// <summary>The application's alerts, for whoever wants to try them. A singleton service.</summary>
public interface IHealthAlerts
{
    /// <summary>The channels, in the order in which they were added; those of the configuration last.</summary>
    IReadOnlyList<IAlertChannel> Channels { get; }

    /// <summary>
    /// Makes a harmless alert: <see cref="HealthAlertKind.Raised"/>, on a check <c>alerts-test</c> that there need not be, a warning. Five minutes
    /// later it expires.
    /// </summary>
    /// <returns>The alert.</returns>
    HealthAlert CreateTestAlert();

    /// <summary>Makes one attempt to deliver an alert, now.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when the receiver has it; else the kind of error, such as <c>timeout</c>: never an address or a secret.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<string?> TrySendAsync(IAlertChannel channel, HealthAlert alert, CancellationToken cancellationToken = default);
}
