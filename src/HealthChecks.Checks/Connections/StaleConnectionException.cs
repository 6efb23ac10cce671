namespace HealthChecks;

/// <summary>A connection leads where nobody should be any more, and has to be opened again.</summary>
internal sealed class StaleConnectionException(string reason, string message) : IOException(message)
{
    /// <summary>The reason of the check where a new connection leads there as well.</summary>
    public string Reason { get; } = reason;
}
