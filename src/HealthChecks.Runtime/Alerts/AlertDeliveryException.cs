namespace HealthChecks;

/// <summary>Says of a failed attempt to deliver an alert what its receiver said of it.</summary>
/// <param name="error">
/// The kind of error, such as <c>status-503</c> or <c>connection-failed</c>: it is logged, so no address and no secret.
/// </param>
/// <param name="isTransient">Whether another attempt may succeed; false: the alert is given up.</param>
public sealed class AlertDeliveryException(string error, bool isTransient) : Exception("The alert could not be delivered: " + error)
{
    /// <summary>The kind of error.</summary>
    public string Error { get; } = error;

    /// <summary>Whether another attempt may succeed; false: the alert is given up.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>How long the receiver asks not to be asked again; null when it does not say. At most an hour of it is granted.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether the receiver may have got the alert all the same. Default true: then it is also told when what it may have heard of is over.
    /// </summary>
    public bool MayHaveArrived { get; init; } = true;
}
