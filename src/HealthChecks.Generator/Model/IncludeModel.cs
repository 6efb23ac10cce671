namespace HealthChecks.Generator.Model;

/// <summary>One included registry.</summary>
/// <param name="Registry">Its <c>global::</c>-qualified name.</param>
/// <param name="Prefix">Put in front of the names of its checks.</param>
/// <param name="Subsets">The names of the subsets that it declares or includes.</param>
/// <param name="Checks">The names of its own checks; empty for a registry of the same project.</param>
/// <param name="Includes">The registries that it includes.</param>
internal sealed record IncludeModel(
    string Registry,
    string Prefix,
    EquatableArray<string> Subsets,
    EquatableArray<string> Checks,
    EquatableArray<IncludeModel> Includes);
