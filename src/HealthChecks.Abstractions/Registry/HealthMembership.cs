namespace HealthChecks;

/// <summary>A check's membership in a subset.</summary>
/// <param name="Subset">The name of the subset.</param>
/// <param name="Critical">Whether the check's failure fails the subset (true) or degrades it at most (false).</param>
public readonly record struct HealthMembership(string Subset, bool Critical = true);
