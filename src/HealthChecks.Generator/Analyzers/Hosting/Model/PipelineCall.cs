using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>A call that adds something to a pipeline.</summary>
internal sealed class PipelineCall(
    Pipeline pipeline,
    int order,
    CallKind kind,
    InvocationExpressionSyntax syntax,
    IMethodSymbol method,
    Branching? way,
    ImmutableArray<InvocationExpressionSyntax> callers)
{
    public Pipeline Pipeline { get; } = pipeline;

    /// <summary>When the call runs, compared with others.</summary>
    public int Order { get; } = order;

    public CallKind Kind { get; } = kind;

    public InvocationExpressionSyntax Syntax { get; } = syntax;

    public IMethodSymbol Method { get; } = method;

    public string Name => Method.Name;

    /// <summary>The conditions under which it runs.</summary>
    public Branching? Way { get; } = way;

    /// <summary>The calls of the project's own methods that lead to it, outermost first.</summary>
    public ImmutableArray<InvocationExpressionSyntax> Callers { get; } = callers;

    /// <summary>Whether it is a method of the framework with a name.</summary>
    public bool Is(string name) => Method.Name == name && Method.IsOfFramework();

    /// <summary>The name under which somebody who reads another call's surroundings finds this one.</summary>
    public string NameSeenFrom(ImmutableArray<InvocationExpressionSyntax> callers) => CallActions.NameOf(SeenFrom(callers)) ?? Name;

    /// <summary>The call that somebody who reads another call's surroundings finds: this one, or that of the method which makes it.</summary>
    public InvocationExpressionSyntax SeenFrom(ImmutableArray<InvocationExpressionSyntax> callers)
    {
        var common = 0;
        while (common < Callers.Length && common < callers.Length && Callers[common] == callers[common])
            common++;
        return common < Callers.Length ? Callers[common] : Syntax;
    }
}
