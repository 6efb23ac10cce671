namespace HealthChecks;

/// <summary>A subset as one registry declares it.</summary>
internal sealed class DeclaredSubset(HealthRegistryDefinition registry, HealthSubsetDefinition definition)
{
    public HealthRegistryDefinition Registry { get; } = registry;

    public HealthSubsetDefinition Definition { get; } = definition;
}
