using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// Types that the compiler does not find. It says so where they stand; generated code must not repeat it, and no rule may draw
/// conclusions from it.
/// </summary>
internal static class UnknownTypes
{
    /// <summary>Why a check that names one cannot be used. No analyzer reports it.</summary>
    public const string Because = "it uses a type that cannot be found";

    public static bool IsUnknown(this ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => array.ElementType.IsUnknown(),
        IPointerTypeSymbol pointer => pointer.PointedAtType.IsUnknown(),
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.Any(static argument => argument.IsUnknown()),
        _ => false,
    };

    public static bool InheritsUnknown(this ITypeSymbol type)
    {
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error)
                return true;
        }

        return type.AllInterfaces.Any(static implemented => implemented.TypeKind == TypeKind.Error);
    }
}
