using HealthChecks.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.CheckCode;

/// <summary>Puts an <c>await</c> where one can stand.</summary>
internal static class Awaiting
{
    /// <summary>Whether an <c>await</c> can stand where a node is: in something async, and in none of the places that bear none.</summary>
    public static bool IsPossible(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LockStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or UnsafeStatementSyntax or FixedStatementSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Awaits <paramref name="awaited"/> instead of <paramref name="replaced"/>, in parentheses where they are needed.</summary>
    public static ExpressionSyntax Instead(ExpressionSyntax replaced, ExpressionSyntax awaited)
    {
        ExpressionSyntax expression = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            awaited.WithoutTrivia());
        var isOperand = replaced.Parent switch
        {
            MemberAccessExpressionSyntax member => member.Expression == replaced,
            ElementAccessExpressionSyntax element => element.Expression == replaced,
            InvocationExpressionSyntax call => call.Expression == replaced,
            ConditionalAccessExpressionSyntax access => access.Expression == replaced,
            PostfixUnaryExpressionSyntax => true,
            _ => false,
        };
        if (isOperand)
            expression = SyntaxFactory.ParenthesizedExpression(expression);

        return expression.WithTriviaFrom(replaced);
    }

    /// <summary>The call whose method's name is at a diagnostic.</summary>
    public static InvocationExpressionSyntax? CallNamedAt(SyntaxNode root, Diagnostic diagnostic)
    {
        var name = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && CallActions.NameSyntaxOf(call)?.Identifier.Span == diagnostic.Location.SourceSpan
            ? call
            : null;
    }
}
