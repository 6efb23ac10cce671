using System.Globalization;
using HealthChecks.Generator.Emit;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>Constants of user code as expressions that mean the same in any file.</summary>
internal static class ConstantText
{
    /// <summary>An attribute argument.</summary>
    public static string? Of(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Error or TypedConstantKind.Array } => null,
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({type.ToQualifiedName()})",
        _ => Of(constant.Value, constant.Type!),
    };

    /// <summary>A value of a type; null when it cannot be written.</summary>
    public static string? Of(object? value, ITypeSymbol type)
    {
        if (value is not null
            && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
        {
            return Of(value, underlying);
        }

        if (type.TypeKind == TypeKind.Enum && value is IFormattable number)
            return EnumMember(type, value) ?? $"({type.ToQualifiedName()})({number.ToString(null, CultureInfo.InvariantCulture)})";

        return value switch
        {
            null => type.IsValueType ? "default" : "null",
            string text => CSharpText.Literal(text),
            bool flag => CSharpText.Literal(flag),
            char character => CSharpText.Literal(character),
            int small => CSharpText.Literal(small),
            double real => CSharpText.Literal(real),
            float real => $"(float)({CSharpText.Literal(real)})",
            decimal exact => exact.ToString(CultureInfo.InvariantCulture) + "m",
            sbyte or byte or short or ushort or uint or long or ulong =>
                $"({type.ToQualifiedName()})({((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)})",
            _ => null,
        };
    }

    private static string? EnumMember(ITypeSymbol type, object value)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && value.Equals(field.ConstantValue))
                return $"{type.ToQualifiedName()}.{CSharpText.Identifier(field.Name)}";
        }

        return null;
    }
}
