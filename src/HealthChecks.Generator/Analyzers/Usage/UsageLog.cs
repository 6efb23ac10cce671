using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>What is noted while the compiler goes through the files, in any order.</summary>
internal sealed class UsageLog
{
    private readonly ConcurrentBag<UsedCall> _calls = [];
    private readonly ConcurrentBag<MarkedCheck> _marked = [];
    private readonly ConcurrentBag<INamedTypeSymbol> _unmarked = [];

    public void Add(IInvocationOperation call) => _calls.Add(new UsedCall(call));

    public void AddMarked(MarkedCheck check) => _marked.Add(check);

    public void AddUnmarked(INamedTypeSymbol type) => _unmarked.Add(type);

    /// <summary>The calls in the order in which they stand.</summary>
    public IReadOnlyList<UsedCall> Calls() =>
    [
        .. _calls.OrderBy(static call => call.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static call => call.Syntax.Span.End),
    ];

    public IReadOnlyCollection<MarkedCheck> Marked => _marked;

    public IEnumerable<INamedTypeSymbol> Unmarked => _unmarked.Distinct(SymbolEqualityComparer.Default).Cast<INamedTypeSymbol>();
}
