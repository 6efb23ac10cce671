using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Thresholds;

/// <summary>
/// The subsets of a registry whose failing makes an orchestrator act at any time: of kind Readiness or Liveness, and not latched. One of
/// kind Startup is asked until it passes, and until a check has passed its first reading counts at once.
/// </summary>
internal sealed class ProbedSubsets
{
    private readonly SortedDictionary<string, DeclaredSubset> _subsets = new(StringComparer.Ordinal);

    private ProbedSubsets()
    {
    }

    /// <summary>Those of a registry; null when a part of it is not known.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="all">Every registry of the project: one that includes this one may say otherwise.</param>
    /// <param name="context">What to read with.</param>
    public static ProbedSubsets? Of(INamedTypeSymbol registry, IReadOnlyList<INamedTypeSymbol> all, ParseContext context)
    {
        var probed = new ProbedSubsets();
        var visited = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        if (!probed.Add(registry, context, visited))
            return null;

        foreach (var other in all)
        {
            if (!visited.Contains(other))
                probed.Doubt(other, context);
        }

        return probed;
    }

    /// <summary>Whether one of them counts failing evaluations, so that a check that counts nothing matters as well.</summary>
    public bool HaveThresholds => _subsets.Values.Any(static subset => subset.FailAfter > 1);

    /// <summary>The subsets, by name, in which a check with these memberships is critical; none when one is not known.</summary>
    public IEnumerable<(string Name, SubsetThreshold? Threshold)> Critical(EquatableArray<MembershipModel> memberships)
    {
        var own = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var membership in memberships)
        {
            if (membership.Subset.Kind != NameReferenceKind.Name)
                yield break;
            own[membership.Subset.Text] = membership.Critical;
        }

        foreach (var subset in _subsets)
        {
            if (subset.Value.IsProbed(subset.Key) && IsCritical(subset.Key, own, []))
                yield return (subset.Key, subset.Value.Threshold);
        }
    }

    // As the engine has it: its own [InSubset] overrides; of two inclusions the stricter holds.
    private bool IsCritical(string subset, Dictionary<string, bool> own, HashSet<string> visited)
    {
        if (!visited.Add(subset) || !_subsets.TryGetValue(subset, out var declared))
            return false;
        if (own.TryGetValue(subset, out var critical))
            return critical;

        foreach (var include in declared.Includes)
        {
            if (include.Kind == NameReferenceKind.Name && IsCritical(include.Text, own, visited))
                return true;
        }

        return false;
    }

    private bool Add(INamedTypeSymbol registry, ParseContext context, HashSet<INamedTypeSymbol> visited)
    {
        if (!visited.Add(registry))
            return true;

        var isRoot = visited.Count == 1;
        foreach (var attribute in registry.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute"))
            {
                var reader = new AttributeReader(attribute, context);
                if (reader.FirstString() is not { } name)
                    return false;
                if (!_subsets.TryGetValue(name, out var subset))
                    _subsets.Add(name, subset = new DeclaredSubset());
                subset.Add(attribute, reader, isRoot);
            }
        }

        foreach (var attribute in registry.GetAttributes())
        {
            if (IncludedRegistries.IsInclude(attribute) && (IncludedRegistries.Included(attribute) is not { } included || !Add(included, context, visited)))
                return false;
        }

        return true;
    }

    private void Doubt(INamedTypeSymbol registry, ParseContext context)
    {
        foreach (var attribute in registry.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, context);
            if (reader.FirstString() is { } name && _subsets.TryGetValue(name, out var subset))
                subset.Add(attribute, reader, isRoot: false, isOutside: true);
        }
    }
}
