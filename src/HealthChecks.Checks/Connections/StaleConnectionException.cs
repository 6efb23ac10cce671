namespace HealthChecks;

/// <summary>A connection leads where nobody should be any more, and has to be opened again.</summary>
internal sealed class StaleConnectionException(string message) : IOException(message);
