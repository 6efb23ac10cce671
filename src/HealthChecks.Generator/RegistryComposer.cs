using System.Collections.Immutable;
using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;

namespace HealthChecks.Generator;

/// <summary>Brings registries and the checks of the project together, and settles every name.</summary>
internal static class RegistryComposer
{
    public static ImmutableArray<RegistryOutput> Compose(ImmutableArray<RegistryModel?> found, ImmutableArray<CheckModel> checks)
    {
        if (found.IsEmpty)
            return [];

        // Half-typed code may carry the marker twice; the compiler says so, and one registry is enough.
        var registries = found.OfType<RegistryModel>()
            .GroupBy(static registry => registry.QualifiedName, StringComparer.Ordinal)
            .Select(static same => same.First())
            .OrderBy(static registry => registry.FullName, StringComparer.Ordinal)
            .ToArray();
        var byRegistry = registries.ToDictionary(
            static registry => registry.QualifiedName,
            registry => ChecksOf(registry, checks, alone: registries.Length == 1),
            StringComparer.Ordinal);

        return [.. registries.Select(registry => Compose(registry, byRegistry))];
    }

    private static List<CheckModel> ChecksOf(RegistryModel registry, ImmutableArray<CheckModel> checks, bool alone)
    {
        var own = new List<CheckModel>(registry.MethodChecks);
        foreach (var check in checks)
        {
            if (check.Registry == registry.QualifiedName || (check.Registry is null && alone))
                own.Add(check);
            else if (check.Registry is null)
                own.Add(check with { RejectedBecause = "the project has several registries; name one with [HealthCheck(Registry = typeof(...))]" });
        }

        return own;
    }

    private static RegistryOutput Compose(RegistryModel registry, Dictionary<string, List<CheckModel>> byRegistry)
    {
        var subsetNames = registry.Subsets.Select(static subset => subset.Name)
            .Concat(registry.Includes.SelectMany(static include => include.Subsets));
        var subsetConstants = Constants(subsetNames, "Subsets");

        var own = byRegistry[registry.QualifiedName];
        var checkNames = own.Select(static check => check.Name)
            .Concat(registry.Includes.SelectMany(include => IncludedChecks(include, byRegistry)));

        var settledChecks = own
            .Select(check => check with { Memberships = check.Memberships.Select(Settle).ToEquatableArray() })
            .OrderBy(static check => check.Name, StringComparer.Ordinal)
            .ThenBy(static check => check.Source, StringComparer.Ordinal);

        var settledSubsets = registry.Subsets
            .Select(subset => subset with { Includes = subset.Includes.Select(SettleReference).ToEquatableArray() })
            .OrderBy(static subset => subset.Name, StringComparer.Ordinal);

        return new RegistryOutput(
            registry with { Subsets = settledSubsets.ToEquatableArray(), MethodChecks = EquatableArray<CheckModel>.Empty },
            settledChecks.ToEquatableArray(),
            subsetConstants,
            Constants(checkNames, "Checks"));

        MembershipModel Settle(MembershipModel membership) => membership with { Subset = SettleReference(membership.Subset) };

        // What cannot be settled keeps its text: the engine then refuses to start and names it, where the build has not already.
        SubsetReference SettleReference(SubsetReference reference)
        {
            if (reference.Kind != SubsetReferenceKind.Constant)
                return reference with { Kind = SubsetReferenceKind.Name };

            foreach (var constant in subsetConstants)
            {
                if (constant.Identifier == reference.Text)
                    return new SubsetReference(constant.Name, SubsetReferenceKind.Name);
            }

            return new SubsetReference("Subsets." + reference.Text, SubsetReferenceKind.Name);
        }
    }

    private static IEnumerable<string> IncludedChecks(IncludeModel include, Dictionary<string, List<CheckModel>> byRegistry) =>
        (byRegistry.TryGetValue(include.Registry, out var checks) ? checks.Select(static check => check.Name) : include.Checks)
            .Select(name => include.Prefix + name);

    private static EquatableArray<NameConstant> Constants(IEnumerable<string> names, string container)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var constants = new List<NameConstant>();
        foreach (var name in names.Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal))
        {
            var identifier = NameRules.ConstantOf(name, container);
            while (!taken.Add(identifier))
                identifier += "_";
            constants.Add(new NameConstant(identifier, name));
        }

        return constants.ToEquatableArray();
    }
}
