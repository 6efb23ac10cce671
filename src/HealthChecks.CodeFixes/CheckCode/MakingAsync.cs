using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.CheckCode;

/// <summary>Makes a method <c>async</c>, so that an <c>await</c> can stand in it.</summary>
internal static class MakingAsync
{
    /// <summary>The method around a node, where it can be made async without changing what its callers see; null where it cannot.</summary>
    public static MethodDeclarationSyntax? MethodAround(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case MethodDeclarationSyntax method:
                    return model.GetDeclaredSymbol(method, cancellationToken) is { IsAsync: false } symbol && CanBeAsync(symbol, method)
                        ? method
                        : null;
                case LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or LockStatementSyntax or CatchFilterClauseSyntax
                    or QueryExpressionSyntax or UnsafeStatementSyntax or FixedStatementSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The method, async, with an await in place of an expression and what it returned as a task returned as such.</summary>
    public static MethodDeclarationSyntax Rewrite(
        MethodDeclarationSyntax method,
        ExpressionSyntax replaced,
        ExpressionSyntax awaited,
        SemanticModel model)
    {
        var returned = ReturnsTask(method.ReturnType) ? Returned(method).ToArray() : [];
        var rewritten = method.ReplaceNodes(
            returned.Append(replaced),
            (original, current) => original == replaced ? awaited : Unwrapped(original, current, model));

        var modifier = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (rewritten.Modifiers.Count == 0)
        {
            modifier = modifier.WithLeadingTrivia(rewritten.ReturnType.GetLeadingTrivia());
            rewritten = rewritten.WithReturnType(rewritten.ReturnType.WithoutLeadingTrivia());
        }

        if (!ReturnsTask(method.ReturnType))
        {
            var result = rewritten.ReturnType;
            rewritten = rewritten.WithReturnType(SyntaxFactory.ParseTypeName($"Task<{result.WithoutTrivia()}>").WithTriviaFrom(result));
        }

        return rewritten.AddModifiers(modifier);
    }

    // Only generated code calls a method that is a check, and that waits for whatever it returns.
    private static bool CanBeAsync(IMethodSymbol symbol, MethodDeclarationSyntax method)
    {
        var isTask = symbol.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } && ReturnsTask(method.ReturnType);
        var isCheck = symbol.ReturnType.Name == "HealthCheckResult"
            && symbol.GetAttributes().Any(static each => each.AttributeClass?.Name == "HealthCheckAttribute");
        return (isTask || isCheck)
            && symbol.RefKind == RefKind.None
            && symbol.Parameters.All(static parameter => parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType);
    }

    private static bool ReturnsTask(TypeSyntax type) => type is GenericNameSyntax or QualifiedNameSyntax { Right: GenericNameSyntax };

    private static IEnumerable<ExpressionSyntax> Returned(MethodDeclarationSyntax method)
    {
        if (method.ExpressionBody is { } arrow)
            return [arrow.Expression];

        return method.Body!
            .DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<ReturnStatementSyntax>()
            .Select(static statement => statement.Expression)
            .OfType<ExpressionSyntax>();
    }

    private static ExpressionSyntax Unwrapped(ExpressionSyntax original, ExpressionSyntax current, SemanticModel model)
    {
        switch (current)
        {
            case ThrowExpressionSyntax:
                return current;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } } call
                when call.ArgumentList.Arguments is [{ } only]:
                return only.Expression.WithTriviaFrom(current);
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ } value] }
                when !IsOfTask((BaseObjectCreationExpressionSyntax)original, model):
                return value.Expression.WithTriviaFrom(current);
            case InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or ParenthesizedExpressionSyntax:
                return Awaiting.Instead(original, current);
            default:
                return Awaiting.Instead(original, SyntaxFactory.ParenthesizedExpression(current.WithoutTrivia()));
        }
    }

    private static bool IsOfTask(BaseObjectCreationExpressionSyntax creation, SemanticModel model) =>
        model.GetTypeInfo(creation.ArgumentList!.Arguments[0].Expression).Type?.Name is "Task" or "ValueTask";
}
