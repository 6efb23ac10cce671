namespace HealthChecks;

/// <summary>A check as a member of a subset.</summary>
/// <param name="Check">The check.</param>
/// <param name="Critical">Whether its failure fails the subset (true) or degrades it at most (false).</param>
public readonly record struct ComposedHealthMember(ComposedHealthCheck Check, bool Critical);
