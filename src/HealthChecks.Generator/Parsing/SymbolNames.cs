using System.Text;
using HealthChecks.Generator.Emit;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>Symbols as text.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat QualifiedFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat FullNameFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>A type as generated code writes it: <c>global::Acme.OrdersCheck</c>, without a nullable annotation of its own.</summary>
    public static string ToQualifiedName(this ITypeSymbol type) => IsPlain(type)
        ? Join(type, "global::", escape: true)
        : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(QualifiedFormat);

    /// <summary>A type or member as messages write it: <c>Acme.AppHealth.Database</c>.</summary>
    public static string ToFullName(this ISymbol symbol) => symbol is ITypeSymbol type && IsPlain(type)
        ? Join(symbol, "", escape: false)
        : symbol.ToDisplayString(FullNameFormat);

    /// <summary>A namespace as its declaration writes it.</summary>
    public static string ToDeclaredName(this INamespaceSymbol symbol) => Join(symbol, "", escape: true);

    // The names of nearly every check and service; the general formatter takes ten times as long, for each check on each edit.
    private static bool IsPlain(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, IsTupleType: false, TypeKind: not TypeKind.Error })
            return false;

        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (((INamedTypeSymbol)current).Arity > 0)
                return false;
        }

        return true;
    }

    private static string Join(ISymbol symbol, string prefix, bool escape)
    {
        var text = new StringBuilder(prefix, 64);
        Append(text, symbol, escape);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ISymbol symbol, bool escape)
    {
        var container = (ISymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        if (container is not (null or INamespaceSymbol { IsGlobalNamespace: true }))
        {
            Append(text, container, escape);
            text.Append('.');
        }

        text.Append(escape ? CSharpText.Identifier(symbol.Name) : symbol.Name);
    }
}
