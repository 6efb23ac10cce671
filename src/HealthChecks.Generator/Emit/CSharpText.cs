using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Generator.Emit;

/// <summary>Values and names as C# source text.</summary>
internal static class CSharpText
{
    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Literal(char character) => SymbolDisplay.FormatLiteral(character, quote: true);

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

    /// <summary>A member of an enumeration whose values count from 0, or a cast where there is none.</summary>
    public static string Enum(string type, string[] members, int value) =>
        value >= 0 && value < members.Length ? $"{type}.{members[value]}" : $"({type})({Literal(value)})";

    /// <summary>An identifier, with <c>@</c> where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
