using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>Changes of attributes that leave the lines as they are.</summary>
internal static class AttributeEdits
{
    private static readonly SyntaxToken Comma =
        SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    private static readonly SyntaxToken EqualsSign = SyntaxFactory.Token(
        SyntaxFactory.TriviaList(SyntaxFactory.Space),
        SyntaxKind.EqualsToken,
        SyntaxFactory.TriviaList(SyntaxFactory.Space));

    /// <summary>The same attributes with a further one in front, qualified as its neighbour is.</summary>
    public static AttributeListSyntax WithNeighbour(this AttributeListSyntax list, AttributeSyntax neighbour, string name)
    {
        NameSyntax identifier = SyntaxFactory.IdentifierName(name);
        if (neighbour.Name is QualifiedNameSyntax qualified)
            identifier = SyntaxFactory.QualifiedName(qualified.Left.WithoutTrivia(), (SimpleNameSyntax)identifier);

        var first = list.Attributes[0];
        var added = SyntaxFactory.Attribute(identifier).WithLeadingTrivia(first.GetLeadingTrivia());
        var rest = list.Attributes.Replace(first, first.WithoutLeadingTrivia());
        return list.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(
            new SyntaxNodeOrTokenList(added, Comma).AddRange(rest.GetWithSeparators())));
    }

    /// <summary>The same attribute with a property set.</summary>
    public static AttributeSyntax WithProperty(this AttributeSyntax attribute, string property, ExpressionSyntax value)
    {
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == property)
                return attribute.ReplaceNode(argument.Expression, value.WithTriviaFrom(argument.Expression));
        }

        var added = SyntaxFactory.AttributeArgument(value)
            .WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(property), EqualsSign));
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
            return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(added)));

        var arguments = SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(list.Arguments.GetWithSeparators().Add(Comma).Add(added));
        return attribute.WithArgumentList(list.WithArguments(arguments));
    }
}
