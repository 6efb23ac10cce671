using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>The subsets of a registry and of those that it includes, with their members, read from attributes as the engine reads definitions.</summary>
internal sealed class SubsetTable
{
    private readonly SortedDictionary<string, SubsetFacts> _subsets = new(StringComparer.Ordinal);

    private SubsetTable()
    {
    }

    public IEnumerable<SubsetFacts> All => _subsets.Values;

    /// <summary>The table of a registry; null when a part of it is not known.</summary>
    public static SubsetTable? Of(INamedTypeSymbol registry, ParseContext context)
    {
        var table = new SubsetTable();
        var registries = new List<INamedTypeSymbol>();
        if (!Walk(registry, registries))
            return null;

        foreach (var each in registries)
        {
            if (!table.AddSubsets(each, context))
                return null;
        }

        foreach (var each in registries)
            table.AddMembers(each);
        return table;
    }

    public SubsetFacts? Find(string name) => _subsets.TryGetValue(name, out var subset) ? subset : null;

    /// <summary>Whether a subset has a member, its inclusions' included; null when an inclusion is not known.</summary>
    public bool? HasMember(SubsetFacts subset) => HasMember(subset, []);

    private bool? HasMember(SubsetFacts subset, HashSet<string> visited)
    {
        if (subset.OwnMembers.Count > 0)
            return true;
        if (!visited.Add(subset.Name))
            return false;

        bool? has = false;
        foreach (var include in subset.Includes)
        {
            var inner = include.Kind == NameReferenceKind.Name && Find(include.Text) is { } included ? HasMember(included, visited) : null;
            if (inner == true)
                return true;
            if (inner is null)
                has = null;
        }

        return has;
    }

    private static bool Walk(INamedTypeSymbol registry, List<INamedTypeSymbol> found)
    {
        if (found.Contains(registry, SymbolEqualityComparer.Default))
            return true;

        found.Add(registry);
        foreach (var attribute in registry.GetAttributes())
        {
            if (IncludedRegistries.IsInclude(attribute) && (IncludedRegistries.Included(attribute) is not { } included || !Walk(included, found)))
                return false;
        }

        return true;
    }

    private bool AddSubsets(INamedTypeSymbol registry, ParseContext context)
    {
        foreach (var attribute in registry.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, context);
            if (reader.FirstString() is not { } name)
                return false;

            if (!_subsets.TryGetValue(name, out var subset))
                _subsets.Add(name, subset = new SubsetFacts(name));
            if (attribute.ApplicationSyntaxReference is not null && subset.Declaration is null)
            {
                subset.Declaration = attribute;
                subset.NameLocation = reader.FirstArgumentLocation();
            }

            subset.Includes.AddRange(reader.Subsets("Includes"));
            subset.Tags.AddRange(reader.Strings("Tags"));
            subset.IsAheadOfPipeline |= reader.Bool("AheadOfPipeline") == true;

            // The nearer registry's setting holds.
            subset.JoinByTag ??= reader.Int("JoinByTag");
        }

        return true;
    }

    private void AddMembers(INamedTypeSymbol registry)
    {
        foreach (var attribute in registry.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "RegisteredHealthCheckAttribute")
                || attribute.ConstructorArguments is not [{ Value: string check }, ..])
            {
                continue;
            }

            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Value is not { Kind: TypedConstantKind.Array, IsNull: false } names)
                    continue;
                foreach (var name in names.Values)
                {
                    if (name.Value is string text && Find(text) is { } subset)
                        subset.OwnMembers.Add(check);
                }
            }
        }
    }
}
