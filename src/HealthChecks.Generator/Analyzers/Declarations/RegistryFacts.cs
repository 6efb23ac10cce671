using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// What the rules ask about one registry: its subsets, and the names of its checks and of those that it includes. Read from attributes,
/// those on the generated part among them, so a registry that is not generated has no checks.
/// </summary>
internal sealed class RegistryFacts
{
    private readonly Dictionary<string, SubsetFacts> _subsets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _namesBySkeleton = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly ParseContext _context;

    public RegistryFacts(INamedTypeSymbol registry, ParseContext context)
    {
        _context = context;
        Registry = registry;
        Registries = Walk(registry);
        foreach (var each in Registries)
        {
            AddSubsets(each);
            foreach (var name in NamesOf(each))
            {
                _names.Add(name);
                var skeleton = NameRules.SkeletonOf(name);
                _namesBySkeleton[skeleton] = _namesBySkeleton.TryGetValue(skeleton, out var count) ? count + 1 : 1;
            }
        }
    }

    public INamedTypeSymbol Registry { get; }

    /// <summary>The registry itself, and those that it includes: nearer ones before farther ones, each once.</summary>
    public IReadOnlyList<IncludedFacts> Registries { get; }

    /// <summary>The subsets; those that it declares itself first.</summary>
    public IEnumerable<SubsetFacts> Subsets => _subsets.Values;

    /// <summary>Whether everything that it declares and includes can be read.</summary>
    public bool IsKnown { get; private set; } = true;

    public SubsetFacts? Find(string subset) => _subsets.TryGetValue(subset, out var found) ? found : null;

    /// <summary>The names of the checks, as they are called here.</summary>
    public IReadOnlyCollection<string> Checks => _names;

    /// <summary>Whether <see cref="Checks"/> are all: every registry among these is known and has its generated part.</summary>
    public bool AreChecksKnown => IsKnown && Registries.All(static each => each.Registry.IsRegistry()
        && each.Registry.Interfaces.Any(static implemented => implemented.Is(MetadataNames.OurNamespace, "IHealthRegistry")));

    /// <summary>What stands here before the names of the checks of a registry; null when it is not included.</summary>
    public string? PrefixOf(INamedTypeSymbol registry) =>
        Registries.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Registry, registry))?.Prefix;

    /// <summary>Whether a check of exactly that name is there.</summary>
    public bool HasCheck(string name) => _names.Contains(name);

    /// <summary>
    /// Whether no other check has a name that is the same or easily confused: the usual case, told without looking at any.
    /// </summary>
    public bool IsUnlikeOthers(string name) => !_namesBySkeleton.TryGetValue(NameRules.SkeletonOf(name), out var count) || count < 2;

    /// <summary>The names of the checks of a registry, as they are called here.</summary>
    public static IEnumerable<string> NamesOf(IncludedFacts included)
    {
        foreach (var attribute in included.Registry.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "RegisteredHealthCheckAttribute")
                && attribute.ConstructorArguments is [{ Value: string name }, ..])
            {
                yield return included.Prefix + name;
            }
        }
    }

    // As the engine walks.
    private List<IncludedFacts> Walk(INamedTypeSymbol root)
    {
        var found = new List<IncludedFacts> { new(root, "", null) };
        var visited = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { root };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var attribute in found[i].Registry.GetAttributes())
            {
                if (!IncludedRegistries.IsInclude(attribute))
                    continue;

                var reader = new AttributeReader(attribute, _context);
                if (IncludedRegistries.Included(attribute) is not { } included || reader.IsUnknown("Prefix"))
                    IsKnown = false;
                else if (visited.Add(included))
                    found.Add(new IncludedFacts(included, found[i].Prefix + (reader.String("Prefix") ?? ""), found[i].Include ?? attribute));
            }
        }

        return found;
    }

    // Nearer registries come first, and what they set wins.
    private void AddSubsets(IncludedFacts included)
    {
        var isOwn = included.Include is null;
        foreach (var attribute in included.Registry.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, _context);
            if (reader.FirstString() is not { } name)
            {
                IsKnown = false;
                continue;
            }

            if (Find(name) is not { } subset)
                _subsets.Add(name, subset = new SubsetFacts(name, isOwn));
            Merge(subset, reader, isOwn);
        }
    }

    private void Merge(SubsetFacts subset, AttributeReader reader, bool isOwn)
    {
        if (reader.IsUnknown("Probe"))
            subset.SetUnclear();
        else if (reader.Int("Probe") is { } kind)
            subset.SetProbe(kind, isOwn);

        foreach (var include in reader.Subsets("Includes"))
        {
            if (include.Kind == Model.NameReferenceKind.Name)
                subset.Includes.Add(include.Text);
            else
                IsKnown = false;
        }
    }
}
