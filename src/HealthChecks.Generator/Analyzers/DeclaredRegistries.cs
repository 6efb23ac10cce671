using System.Collections.Concurrent;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers;

/// <summary>
/// The registries of a compilation, found by the assembly attributes that the generator writes. None where the generator has not run:
/// what depends on them is then unknown, and silent.
/// </summary>
internal sealed class DeclaredRegistries
{
    private readonly ParseContext _context;
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _registries;
    private readonly Lazy<KnownSubsets?> _allSubsets;
    private readonly ConcurrentDictionary<INamedTypeSymbol, KnownSubsets?> _subsets = new(SymbolEqualityComparer.Default);

    public DeclaredRegistries(Compilation compilation)
    {
        _context = new ParseContext(compilation, semanticModel: null, reporter: null, CancellationToken.None);
        _registries = new(() => Find(compilation));
        _allSubsets = new(() => KnownSubsets.Of(_registries.Value, _context));
    }

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyList<INamedTypeSymbol> All => _registries.Value;

    /// <summary>Whether a check that names no registry could belong to several.</summary>
    public bool AreSeveral => _registries.Value.Count > 1;

    /// <summary>The subsets that a check class may be in; null when its registry is not known.</summary>
    public KnownSubsets? SubsetsFor(INamedTypeSymbol type, AttributeData checkMarker) =>
        RegistryOf(type, checkMarker) is { } registry ? SubsetsOf(registry) : null;

    /// <summary>The registry that a check class belongs to; null when it is not known.</summary>
    public INamedTypeSymbol? RegistryOf(INamedTypeSymbol type, AttributeData checkMarker)
    {
        if (new AttributeReader(checkMarker, _context).Type("Registry") is { } named)
            return named.IsRegistry() ? named : null;

        return ClassRules.RegistryAround(type) ?? (_registries.Value is [var only] ? only : null);
    }

    /// <summary>The subsets that a check of a registry may be in; null when they are not known.</summary>
    public KnownSubsets? SubsetsOf(INamedTypeSymbol? registry) =>
        registry is null ? null : _subsets.GetOrAdd(registry, each => KnownSubsets.Of(each, _context));

    /// <summary>The subsets of all registries, for a call that names one without saying whose; null when there are none.</summary>
    public KnownSubsets? AllSubsets => _allSubsets.Value;

    private static List<INamedTypeSymbol> Find(Compilation compilation)
    {
        var registries = new List<INamedTypeSymbol>();
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "DeclaredHealthRegistryAttribute")
                && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol registry }])
            {
                registries.Add(registry);
            }
        }

        return registries;
    }
}
