using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Generator.Emit;

/// <summary>Values and names as C# source text.</summary>
internal static class CSharpText
{
    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Literal(bool value) => value ? "true" : "false";

    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Literal(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

        return value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }

    /// <summary>An identifier, with <c>@</c> where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>An attribute argument as an expression that means the same in any file.</summary>
    public static string Constant(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({Parsing.SymbolExtensions.ToQualifiedName(type)})",
        { Kind: TypedConstantKind.Enum, Type: { } type } =>
            $"({Parsing.SymbolExtensions.ToQualifiedName(type)})({Convert.ToString(constant.Value, CultureInfo.InvariantCulture)})",
        { Value: string text } => Literal(text),
        _ => $"({constant.Type!.ToDisplayString()}){constant.ToCSharpString()}",
    };

    /// <summary>A text inside an XML documentation comment.</summary>
    public static string Xml(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", " ").Replace("\n", " ");
}
