namespace HealthChecks;

/// <summary>What the process answered.</summary>
internal readonly record struct ProbeAnswer(int StatusCode, string Body);
