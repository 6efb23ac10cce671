using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>A call that adds metadata to an endpoint or a group.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Method">The framework's method.</param>
/// <param name="Way">The conditions under which it runs.</param>
/// <param name="Owner">What it is called on.</param>
internal sealed record Convention(InvocationExpressionSyntax Syntax, IMethodSymbol Method, Branching? Way, Conventional Owner)
{
    public string Name => Method.Name;
}
