namespace HealthChecks.Generator.Model;

/// <summary>One included registry.</summary>
/// <param name="Registry">Its <c>global::</c>-qualified name.</param>
/// <param name="Prefix">Put in front of the names of its checks.</param>
/// <param name="Subsets">The names of the subsets that it declares or includes.</param>
/// <param name="Checks">The names of the checks that it declares or includes; empty for a registry of the same project.</param>
internal sealed record IncludeModel(string Registry, string Prefix, EquatableArray<string> Subsets, EquatableArray<string> Checks);
