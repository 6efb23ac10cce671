using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>One run of a body: what its variables stand for, and how it was reached.</summary>
internal sealed class Frame(SemanticModel model, SyntaxNode body, Frame? outer, InvocationExpressionSyntax? call)
{
    private readonly Dictionary<ISymbol, BuilderValue> _values = new(SymbolEqualityComparer.Default);

    public SemanticModel Model { get; } = model;

    public SyntaxNode Body { get; } = body;

    /// <summary>The conditions under which the statement at hand runs.</summary>
    public Branching? Way { get; set; } = outer?.Way;

    /// <summary>The calls of the project's own methods that lead here, outermost first.</summary>
    public ImmutableArray<InvocationExpressionSyntax> Callers { get; } = (outer, call) switch
    {
        (null, _) => [],
        (_, null) => outer.Callers,
        _ => outer.Callers.Add(call),
    };

    /// <summary>What the body returns.</summary>
    public BuilderValue? Returned { get; set; }

    /// <summary>What <c>?.</c> is applied to.</summary>
    public BuilderValue? Conditional { get; set; }

    /// <summary>The body that was entered first.</summary>
    public SyntaxNode Root { get; } = outer is null ? body : outer.Root;

    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

    public bool IsRunning(SyntaxNode other)
    {
        for (var each = this; each is not null; each = each.Outer)
        {
            if (each.Body == other)
                return true;
        }

        return false;
    }

    public void Set(ISymbol symbol, BuilderValue value) => _values[symbol] = value;

    /// <summary>What a variable stands for, here or around: local functions and lambdas see the variables of their surroundings.</summary>
    public BuilderValue? Find(ISymbol symbol)
    {
        for (var each = this; each is not null; each = each.Outer)
        {
            if (each._values.TryGetValue(symbol, out var value))
                return value;
        }

        return null;
    }

    private Frame? Outer { get; } = outer;
}
