using System.Collections.Immutable;
using HealthChecks.Generator.Model;

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
        var byRegistry = CheckAssignment.Assign(registries, checks);
        var hintNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        return
        [
            .. registries.Where(registry => IsWritten(registry, byRegistry[registry.QualifiedName]))
                .Select(registry => Compose(registry, byRegistry, HintName(registry, hintNames))),
        ];
    }

    // A part added to a class that is not partial is an error of a kind that ends a build before any analyzer speaks, and HCK115 says more.
    // But where attributes name the constants, one such error says more than one for each of them.
    private static bool IsWritten(RegistryModel registry, List<CheckModel> checks) =>
        registry.IsPartial
        || registry.Subsets.Any(static subset => subset.Includes.Any(static include => include.Kind == NameReferenceKind.Constant))
        || checks.Any(static check => check.Memberships.Any(static each => each.Subset.Kind == NameReferenceKind.Constant)
            || check.BlockedBy.Any(static cause => cause.Kind == NameReferenceKind.Constant));

    private static RegistryOutput Compose(RegistryModel registry, Dictionary<string, List<CheckModel>> byRegistry, string hintName)
    {
        var subsetNames = registry.Subsets.Select(static subset => subset.Name)
            .Concat(registry.Includes.SelectMany(static include => include.Subsets));
        var subsetConstants = NameConstants.For(subsetNames, "Subsets");
        var subsets = new NameSettlement("Subsets", subsetConstants);

        var own = byRegistry[registry.QualifiedName];
        var checkNames = own.Select(static check => check.Name).Concat(IncludedCheckNames(registry, byRegistry));
        var checkConstants = NameConstants.For(checkNames, "Checks");
        var causes = new NameSettlement("Checks", checkConstants);

        var settledChecks = own
            .Select(check => check with
            {
                Memberships = check.Memberships.Select(Settle).ToEquatableArray(),
                BlockedBy = check.BlockedBy.Count == 0
                    ? check.BlockedBy
                    : check.BlockedBy.Select(causes.Settle).Distinct().ToEquatableArray(),
            })
            .OrderBy(static check => check.Name, StringComparer.Ordinal)
            .ThenBy(static check => check.Source, StringComparer.Ordinal);

        var settledSubsets = registry.Subsets
            .Select(subset => subset with { Includes = subset.Includes.Select(subsets.Settle).ToEquatableArray() })
            .OrderBy(static subset => subset.Name, StringComparer.Ordinal);

        return new RegistryOutput(
            hintName,
            registry with { Subsets = settledSubsets.ToEquatableArray(), MethodChecks = EquatableArray<CheckModel>.Empty },
            settledChecks.ToEquatableArray(),
            subsetConstants,
            checkConstants);

        MembershipModel Settle(MembershipModel membership) => membership.Subset.Kind == NameReferenceKind.Name
            ? membership
            : membership with { Subset = subsets.Settle(membership.Subset) };
    }

    // As the engine walks: nearer includes before farther ones, each registry once.
    private static List<string> IncludedCheckNames(RegistryModel root, Dictionary<string, List<CheckModel>> byRegistry)
    {
        var names = new List<string>();
        var visited = new HashSet<string>(StringComparer.Ordinal) { root.QualifiedName };
        var waiting = new Queue<(IncludeModel Include, string Prefix)>();
        Enqueue(root.Includes, "");
        while (waiting.Count > 0)
        {
            var (include, outer) = waiting.Dequeue();
            if (!visited.Add(include.Registry))
                continue;

            var prefix = outer + include.Prefix;
            var checks = byRegistry.TryGetValue(include.Registry, out var here) ? here.Select(static check => check.Name) : include.Checks;
            names.AddRange(checks.Select(name => prefix + name));
            Enqueue(include.Includes, prefix);
        }

        return names;

        void Enqueue(EquatableArray<IncludeModel> includes, string prefix)
        {
            foreach (var include in includes)
                waiting.Enqueue((include, prefix));
        }
    }

    // Two names that differ only in case are one to the compiler, and so are letters that it has no place for.
    private static string HintName(RegistryModel registry, HashSet<string> taken)
    {
        var name = new string([.. registry.FullName.Select(static each => char.IsLetterOrDigit(each) || each == '.' ? each : '_')]);
        while (!taken.Add(name))
            name += "_";
        return name + ".g.cs";
    }
}
