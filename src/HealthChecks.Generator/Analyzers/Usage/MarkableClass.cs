using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>Whether a class could carry <c>[HealthCheck]</c> as it is.</summary>
internal static class MarkableClass
{
    public static bool Is(INamedTypeSymbol type) =>
        ClassRules.RejectedBecause(type, registry: null) is null
        && ClassRules.ChooseConstructor(type, out _) is { } constructor
        && IsGivenByServices(constructor);

    private static bool IsGivenByServices(IMethodSymbol constructor)
    {
        ParameterParser.Parse(constructor.Parameters, CheckShape.Class, out var rejectedBecause);
        return rejectedBecause is null
            && constructor.Parameters.All(static parameter => parameter.HasExplicitDefaultValue
                || parameter.GetAttributes().Length > 0
                || parameter.Type is { IsValueType: false, SpecialType: SpecialType.None });
    }
}
