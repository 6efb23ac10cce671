using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// The names of the subsets that a registry declares or includes, read from attributes. Null instead of a set wherever one of them
/// cannot be known.
/// </summary>
internal sealed class KnownSubsets
{
    private KnownSubsets(string registry, IReadOnlyCollection<string> names)
    {
        Registry = registry;
        Names = names;
    }

    /// <summary>The registry, for messages.</summary>
    public string Registry { get; }

    public IReadOnlyCollection<string> Names { get; }

    public bool Contains(string name) => Names.Contains(name);

    public static KnownSubsets? Of(INamedTypeSymbol registry, ParseContext context)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        return Add(registry, context, names, []) ? new KnownSubsets(registry.Name, names) : null;
    }

    /// <summary>The union of several, for a place that does not say which registry it means.</summary>
    public static KnownSubsets? Of(IEnumerable<INamedTypeSymbol> registries, ParseContext context)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var titles = new List<string>();
        foreach (var registry in registries)
        {
            if (!Add(registry, context, names, visited))
                return null;
            titles.Add(registry.Name);
        }

        return titles.Count == 0 ? null : new KnownSubsets(string.Join(", ", titles), names);
    }

    /// <summary>The declared name that is most like a name, or null when none is close.</summary>
    public string? Nearest(string name) => NearestName.Find(name, Names);

    private static bool Add(INamedTypeSymbol registry, ParseContext context, SortedSet<string> names, HashSet<string> visited)
    {
        if (!visited.Add(registry.ToQualifiedName()))
            return true;

        foreach (var attribute in registry.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute"))
            {
                if (new AttributeReader(attribute, context).FirstString() is not { } name)
                    return false;
                names.Add(name);
            }
            else if (IncludedRegistries.IsInclude(attribute)
                && (IncludedRegistries.Included(attribute) is not { } included || !Add(included, context, names, visited)))
            {
                return false;
            }
        }

        return true;
    }
}
