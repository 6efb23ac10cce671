namespace HealthChecks;

/// <summary>
/// A service that a check is built from. The engine reads its lifetime to decide whether one instance of the check can be shared
/// between runs.
/// </summary>
/// <param name="ServiceType">The type that is resolved.</param>
/// <param name="ServiceKey">The key, for a keyed service; null for none.</param>
public readonly record struct HealthCheckDependency(Type ServiceType, object? ServiceKey = null);
