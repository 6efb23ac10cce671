using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>Every check that a project declares, in the order of files and lines.</summary>
internal sealed class CheckDeclarations
{
    private readonly List<(string Name, ISymbol Symbol, INamedTypeSymbol? Registry)> _checks = [];
    private readonly List<INamedTypeSymbol> _registryTypes = [];
    private readonly HashSet<ISymbol> _unknown = new(SymbolEqualityComparer.Default);
    private readonly DeclaredRegistries _registries;
    private readonly ParseContext _context;

    public CheckDeclarations(Compilation compilation, DeclaredRegistries registries, ParseContext context)
    {
        _registries = registries;
        _context = context;
        Add(compilation.Assembly.GlobalNamespace);
        _checks.Sort(static (left, right) => Compare(left.Symbol.NameLocation(), right.Symbol.NameLocation()));
    }

    /// <summary>All of them, each with the registry that it belongs to where that is known.</summary>
    public IEnumerable<(ISymbol Symbol, INamedTypeSymbol? Registry)> All => _checks.Select(static check => (check.Symbol, check.Registry));

    /// <summary>Every class that carries <c>[HealthRegistry]</c>.</summary>
    public IReadOnlyList<INamedTypeSymbol> Registries => _registryTypes;

    /// <summary>Whether the name of every check can be read.</summary>
    public bool AreNamesKnown => _unknown.Count == 0;

    /// <summary>The checks whose name and registry are known.</summary>
    public IEnumerable<(string Name, ISymbol Symbol, INamedTypeSymbol Registry)> Named =>
        from check in _checks
        where check.Registry is not null && !_unknown.Contains(check.Symbol)
        select (check.Name, check.Symbol, check.Registry);

    /// <summary>The checks of a registry that stand before another one.</summary>
    public IEnumerable<(string Name, ISymbol Symbol)> Before(ISymbol check, INamedTypeSymbol registry)
    {
        foreach (var (name, symbol, owner) in _checks)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, check))
                yield break;
            if (SymbolEqualityComparer.Default.Equals(owner, registry))
                yield return (name, symbol);
        }
    }

    private static int Compare(Location? left, Location? right)
    {
        var order = string.CompareOrdinal(left?.SourceTree?.FilePath, right?.SourceTree?.FilePath);
        return order != 0 ? order : (left?.SourceSpan.Start ?? 0).CompareTo(right?.SourceSpan.Start ?? 0);
    }

    private void Add(INamespaceSymbol @namespace)
    {
        foreach (var member in @namespace.GetMembers())
        {
            if (member is INamespaceSymbol inner)
                Add(inner);
            else if (member is INamedTypeSymbol type)
                Add(type);
        }
    }

    private void Add(INamedTypeSymbol type)
    {
        if (type.FindAttribute("HealthCheckAttribute") is { } marker)
            Add(type, marker, _registries.RegistryOf(type, marker));

        var isRegistry = type.IsRegistry();
        if (isRegistry)
            _registryTypes.Add(type);

        foreach (var member in isRegistry ? type.GetMembers() : [.. type.GetTypeMembers()])
        {
            if (member is INamedTypeSymbol inner)
                Add(inner);
            else if (member is IMethodSymbol method && method.FindAttribute("HealthCheckAttribute") is { } methodMarker)
                Add(method, methodMarker, type);
        }
    }

    private void Add(ISymbol symbol, AttributeData marker, INamedTypeSymbol? registry)
    {
        var reader = new AttributeReader(marker, _context);
        _checks.Add((CheckParser.NameOf(symbol, reader), symbol, registry));
        if (reader.IsFirstUnknown())
            _unknown.Add(symbol);
    }
}
