namespace HealthChecks;

/// <summary>The paths that the registry declares.</summary>
internal sealed class RegistryPaths(HealthRegistryDefinition registry)
{
    public string Path { get; } = registry.Path;

    public string LivenessPath { get; } = registry.LivenessPath;

    public string? PathBase { get; } = registry.PathBase;
}
