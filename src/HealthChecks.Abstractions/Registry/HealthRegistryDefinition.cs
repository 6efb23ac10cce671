namespace HealthChecks;

/// <summary>What one registry declares, before included registries and run-time registrations are merged in.</summary>
/// <remarks>Created by generated code. Immutable.</remarks>
/// <param name="name">The registry's full type name, for messages.</param>
public sealed class HealthRegistryDefinition(string name)
{
    /// <summary>The registry's full type name.</summary>
    public string Name { get; } = name;

    /// <summary>The mount below which subsets are served, such as <c>/healthcheck</c>.</summary>
    public string Path { get; init; } = "/healthcheck";

    /// <summary>The path of the liveness probe; empty when liveness is switched off.</summary>
    public string LivenessPath { get; init; } = "/healthcheck/liveness";

    /// <summary>The path base under which liveness answers too; null for none.</summary>
    public string? PathBase { get; init; }

    /// <summary>The declared subsets.</summary>
    public IReadOnlyList<HealthSubsetDefinition> Subsets { get; init; } = [];

    /// <summary>The declared checks.</summary>
    public IReadOnlyList<HealthCheckDefinition> Checks { get; init; } = [];

    /// <summary>The path at which a subset is served.</summary>
    /// <param name="subset">The subset's name.</param>
    /// <returns>The mount and the name.</returns>
    public string PathOf(string subset) => SubsetDefaults.PathOf(Path, subset);

    /// <summary>The directly included registries.</summary>
    public IReadOnlyList<HealthRegistryInclude> Includes { get; init; } = [];
}
