using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>HCK116, HCK117: attributes that nobody reads, for want of the one that they stand beside.</summary>
internal static class LoneAttributeRules
{
    private static readonly ImmutableDictionary<string, string?> Mechanical =
        ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.IsMechanical, "");

    public static void Check(ISymbol symbol, DeclarationMarks marks, ParseContext context)
    {
        if (marks.HasUnknown)
            return;

        if (marks is { Companion: { AttributeClass: { } companion } beside, Check: null })
        {
            context.Reporter!.Report(
                DiagnosticDescriptors.LoneMembership,
                new AttributeReader(beside, context).NameLocation(),
                CanBeCheck(symbol) ? Mechanical : null,
                symbol.Name,
                NameOf(companion));
        }

        if (marks is { Subset: { AttributeClass: { } subset } attribute, Registry: null })
        {
            context.Reporter!.Report(
                DiagnosticDescriptors.LoneSubset,
                new AttributeReader(attribute, context).NameLocation(),
                CanBeRegistry((INamedTypeSymbol)symbol) ? Mechanical : null,
                symbol.Name,
                NameOf(subset));
        }
    }

    private static string NameOf(INamedTypeSymbol attribute) => attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length);

    private static bool CanBeCheck(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol type)
        {
            return ClassRules.RejectedBecause(type, ClassRules.RegistryAround(type)) is null
                && ClassRules.ChooseConstructor(type, out _) is not null;
        }

        MethodRules.ShapeOf((IMethodSymbol)symbol, out var rejectedBecause);
        return rejectedBecause is null;
    }

    private static bool CanBeRegistry(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false, IsFileLocal: false } && !type.IsGenericOrInGeneric();
}
