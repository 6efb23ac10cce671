namespace HealthChecks;

/// <summary>Tells a check that could not be built from one that failed.</summary>
internal sealed class CheckConstructionException(Exception cause) : Exception(cause.Message, cause);
