namespace HealthChecks;

/// <summary>Ends the conversation with a server where the check itself knows what is wrong.</summary>
internal sealed class NetworkFailureException(NetworkFailure failure, Exception? cause = null) : Exception(failure.Text, cause)
{
    public NetworkFailure Failure { get; } = failure;
}
