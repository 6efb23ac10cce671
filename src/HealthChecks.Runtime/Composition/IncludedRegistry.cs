namespace HealthChecks;

/// <summary>A registry that counts, and what is put in front of the names of its checks.</summary>
internal readonly record struct IncludedRegistry(HealthRegistryDefinition Registry, string Prefix);
