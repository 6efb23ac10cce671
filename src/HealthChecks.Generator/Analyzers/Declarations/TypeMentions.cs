using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// Finds out whether written code names a type elsewhere than in its own declaration. Names only: it is asked in order to stay silent.
/// </summary>
internal static class TypeMentions
{
    public static bool IsMentionedOutside(INamedTypeSymbol type, ProjectSource source)
    {
        foreach (var tree in source.Files(type.Name))
        {
            foreach (var token in tree.GetRoot().DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == type.Name && !IsInside(token, type))
                    return true;
            }
        }

        return false;
    }

    private static bool IsInside(SyntaxToken token, INamedTypeSymbol type)
    {
        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            if (declaration.SyntaxTree == token.SyntaxTree && declaration.Span.Contains(token.Span))
                return true;
        }

        return false;
    }
}
