using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// The circles in which the checks of a project block each other. They are found by going from each check to its causes, in the order of
/// files and lines, and each is closed by one attribute: without these there is no circle.
/// </summary>
internal sealed class BlockingCircles
{
    private readonly Dictionary<ISymbol, (string Name, INamedTypeSymbol Registry)> _checks = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<(AttributeReader Reader, IReadOnlyList<string> Circle)>> _closed =
        new(SymbolEqualityComparer.Default);

    private readonly List<(RegistryFacts Registry, Dictionary<string, ISymbol> Checks)> _registries = [];
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _path = [];
    private readonly ParseContext _context;

    public BlockingCircles(DeclarationFacts facts, ParseContext context)
    {
        _context = context;
        foreach (var (name, symbol, registry) in facts.Checks.Named)
            _checks.Add(symbol, (name, registry));
        foreach (var registry in facts.KnownChecks.All)
            _registries.Add((registry, ChecksOf(registry)));
        foreach (var (_, symbol, _) in facts.Checks.Named)
            Visit(symbol);
    }

    /// <summary>The attributes of a check that close a circle, each with the names in it: the check, its cause, and so on.</summary>
    public IEnumerable<(AttributeReader Reader, IReadOnlyList<string> Circle)> ClosedBy(ISymbol check) =>
        _closed.TryGetValue(check, out var circles) ? circles : [];

    // By the names that they have in a registry, of which the first is meant.
    private Dictionary<string, ISymbol> ChecksOf(RegistryFacts registry)
    {
        var checks = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        foreach (var check in _checks)
        {
            if (registry.PrefixOf(check.Value.Registry) is { } prefix && !checks.ContainsKey(prefix + check.Value.Name))
                checks.Add(prefix + check.Value.Name, check.Key);
        }

        return checks;
    }

    private void Visit(ISymbol check)
    {
        if (!_visited.Add(check))
            return;

        _path.Add(check);
        foreach (var (name, reader) in DeclaredCauses.Of(check, _context))
        {
            var start = -1;
            foreach (var cause in Meant(name, _checks[check].Registry))
            {
                if (start < 0)
                    start = _path.FindIndex(each => SymbolEqualityComparer.Default.Equals(each, cause));
                Visit(cause);
            }

            if (start >= 0)
                Close(check, reader, start);
        }

        _path.RemoveAt(_path.Count - 1);
    }

    private IEnumerable<ISymbol> Meant(string name, INamedTypeSymbol registry)
    {
        foreach (var (outer, checks) in _registries)
        {
            if (outer.PrefixOf(registry) is { } prefix && checks.TryGetValue(prefix + name, out var cause))
                yield return cause;
        }
    }

    private void Close(ISymbol check, AttributeReader reader, int start)
    {
        if (!_closed.TryGetValue(check, out var circles))
            _closed.Add(check, circles = []);

        circles.Add((reader, [_checks[check].Name, .. _path.Skip(start).Select(each => _checks[each].Name)]));
    }
}
