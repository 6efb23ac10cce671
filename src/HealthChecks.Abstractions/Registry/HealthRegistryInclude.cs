namespace HealthChecks;

/// <summary>One included registry.</summary>
/// <param name="Registry">What the included registry declares.</param>
/// <param name="Prefix">Put in front of the names of its checks; empty for none.</param>
public sealed record HealthRegistryInclude(HealthRegistryDefinition Registry, string Prefix = "");
