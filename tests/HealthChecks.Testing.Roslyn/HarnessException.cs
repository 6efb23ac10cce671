namespace HealthChecks.Testing.Roslyn;

/// <summary>A test of generated code, an analyzer or a code fix failed; the message says what to look at.</summary>
public sealed class HarnessException(string message) : Exception(message);
