using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>Changes of modifiers.</summary>
internal static class TypeEdits
{
    /// <summary>Makes a type, and those around it, into what a generated part can be added to.</summary>
    public static SyntaxNode MakeCompletable(SyntaxNode root, TypeDeclarationSyntax registry)
    {
        return root.ReplaceNodes(
            registry.AncestorsAndSelf().OfType<TypeDeclarationSyntax>(),
            (original, rewritten) => WithPartial(original == registry ? WithoutStatic(rewritten) : rewritten));
    }

    public static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return type;

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
            return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));

        return (TypeDeclarationSyntax)type
            .WithKeyword(type.Keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }

    private static TypeDeclarationSyntax WithoutStatic(TypeDeclarationSyntax type)
    {
        var index = type.Modifiers.IndexOf(SyntaxKind.StaticKeyword);
        if (index < 0)
            return type;

        var leading = type.Modifiers[index].LeadingTrivia;
        var modifiers = type.Modifiers.RemoveAt(index);
        if (modifiers.Count == 0)
            return (TypeDeclarationSyntax)type.WithModifiers(modifiers).WithKeyword(type.Keyword.WithLeadingTrivia(leading));

        return (TypeDeclarationSyntax)type.WithModifiers(
            index == 0 ? modifiers.Replace(modifiers[0], modifiers[0].WithLeadingTrivia(leading)) : modifiers);
    }
}
