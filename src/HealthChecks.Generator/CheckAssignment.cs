using System.Collections.Immutable;
using HealthChecks.Generator.Model;

namespace HealthChecks.Generator;

/// <summary>Decides which registry a check belongs to.</summary>
internal static class CheckAssignment
{
    /// <summary>Why a check that names no registry cannot be used where there are several.</summary>
    public const string Ambiguous = "the project has several registries; name one with [HealthCheck(Registry = typeof(...))]";

    private const string Elsewhere = "it names a registry that this project does not have";

    /// <summary>The checks of each registry, by its qualified name. A check that fits none fails in all: it must not vanish.</summary>
    public static Dictionary<string, List<CheckModel>> Assign(RegistryModel[] registries, ImmutableArray<CheckModel> checks)
    {
        var byRegistry = registries.ToDictionary(
            static registry => registry.QualifiedName,
            static registry => new List<CheckModel>(registry.MethodChecks),
            StringComparer.Ordinal);

        foreach (var check in checks)
        {
            var registry = check.Registry ?? (registries.Length == 1 ? registries[0].QualifiedName : null);
            if (registry is not null && byRegistry.TryGetValue(registry, out var own))
            {
                own.Add(check);
                continue;
            }

            var rejected = check with { RejectedBecause = check.RejectedBecause ?? (registry is null ? Ambiguous : Elsewhere) };
            foreach (var each in byRegistry.Values)
                each.Add(rejected);
        }

        return byRegistry;
    }
}
