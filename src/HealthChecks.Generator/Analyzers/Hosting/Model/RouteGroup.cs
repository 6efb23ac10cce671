using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>Something that conventions are added to and that is mapped into: a route group, or the application itself.</summary>
internal sealed class RouteGroup(Pipeline pipeline, RouteGroup? outer, InvocationExpressionSyntax? syntax) : Conventional
{
    public Pipeline Pipeline { get; } = pipeline;

    public RouteGroup? Outer { get; } = outer;

    /// <summary>The call that makes the group; null for the application itself.</summary>
    public InvocationExpressionSyntax? Syntax { get; } = syntax;
}
