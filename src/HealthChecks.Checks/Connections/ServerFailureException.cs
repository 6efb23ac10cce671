namespace HealthChecks;

/// <summary>
/// A server that was asked something let the check down. Its message is fit for strangers; what the server wrote is left out, because
/// servers repeat what they were sent.
/// </summary>
internal sealed class ServerFailureException(string reason, string message, Exception? cause = null) : Exception(message, cause)
{
    public string Reason { get; } = reason;
}
