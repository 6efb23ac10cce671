using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>A check as the rules look at it.</summary>
/// <param name="Symbol">The class or method.</param>
/// <param name="Marker">Its [HealthCheck].</param>
/// <param name="Model">What the parser has made of it.</param>
/// <param name="Registry">The registry that it belongs to; null when that is not known.</param>
internal sealed record MarkedCheck(ISymbol Symbol, AttributeData Marker, CheckModel Model, INamedTypeSymbol? Registry)
{
    /// <summary>The type of the check: the class itself, or what a factory says that it returns; null for a method that is the check.</summary>
    public INamedTypeSymbol? Type => Symbol switch
    {
        INamedTypeSymbol type => type,
        IMethodSymbol { ReturnType: INamedTypeSymbol made } when Model.Shape == CheckShape.Factory => made,
        _ => null,
    };

    /// <summary>The parameters that services fill; none where nobody knows which constructor is called.</summary>
    public IEnumerable<IParameterSymbol> Parameters => Symbol switch
    {
        IMethodSymbol method => method.Parameters,
        INamedTypeSymbol type when ClassRules.ChooseConstructor(type, out _) is { } constructor => constructor.Parameters,
        _ => [],
    };
}
