namespace HealthChecks;

/// <summary>A registry that counts, what is put in front of the names of its checks, and how far it is from the root.</summary>
internal sealed class IncludedRegistry(HealthRegistryDefinition registry, string prefix, int depth)
{
    public HealthRegistryDefinition Registry { get; } = registry;

    public string Prefix { get; } = prefix;

    public int Depth { get; } = depth;
}
