using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>A class or method that carries <c>[HealthCheck]</c>.</summary>
internal sealed class MarkedCheck(ISymbol symbol, AttributeData marker)
{
    public ISymbol Symbol { get; } = symbol;

    public AttributeData Marker { get; } = marker;

    /// <summary>The name in the declaration that carries the marker: a partial class has several.</summary>
    public Location? NameLocation(CancellationToken cancellationToken) =>
        Marker.ApplicationSyntaxReference?.GetSyntax(cancellationToken).Parent?.Parent switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.GetLocation(),
            MethodDeclarationSyntax method => method.Identifier.GetLocation(),
            _ => Symbol.NameLocation(),
        };
}
