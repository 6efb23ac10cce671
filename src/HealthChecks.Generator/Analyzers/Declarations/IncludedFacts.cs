using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>A registry among those that another one is made of.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Prefix">What stands before the names of its checks.</param>
/// <param name="Include">The root's own [IncludeRegistry] that leads to it; null for the root.</param>
internal sealed record IncludedFacts(INamedTypeSymbol Registry, string Prefix, AttributeData? Include);
