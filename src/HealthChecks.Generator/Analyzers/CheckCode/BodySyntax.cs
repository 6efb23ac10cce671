using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>
/// Tells by its syntax alone whether a method could be of interest to any rule. To bind a body costs as much as to compile it, and most
/// checks ask once, with their token, and say what came of it. Whatever is not known to be plain is bound.
/// </summary>
internal sealed class BodySyntax
{
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private readonly bool _isAsync;
    private bool _asks;

    private BodySyntax(MethodDeclarationSyntax method)
    {
        _isAsync = method.Modifiers.Any(SyntaxKind.AsyncKeyword);
        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (parameter.Type is SimpleNameSyntax { Identifier.ValueText: "CancellationToken" })
                _tokens.Add(parameter.Identifier.ValueText);
        }
    }

    /// <summary>Whether a method has to be bound.</summary>
    public static bool IsWorthALook(MethodDeclarationSyntax method)
    {
        SyntaxNode? body = method.Body is null ? method.ExpressionBody : method.Body;
        if (body is null || method.ReturnType is PredefinedTypeSyntax)
            return body is not null;

        var syntax = new BodySyntax(method);
        foreach (var node in body.DescendantNodes())
        {
            if (syntax.IsNotPlain(node))
                return true;
        }

        return !syntax._asks;
    }

    private bool IsNotPlain(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax call:
                return IsNotPlain(call);
            case MemberAccessExpressionSyntax member:
                _asks |= !WatchedNames.IsOfResult(member);
                return WatchedNames.IsMember(member.Name.Identifier.ValueText);
            case MemberBindingExpressionSyntax binding:
                return WatchedNames.IsMember(binding.Name.Identifier.ValueText);
            case LiteralExpressionSyntax literal:
                return literal.IsKind(SyntaxKind.DefaultLiteralExpression)
                    || (literal.IsKind(SyntaxKind.StringLiteralExpression) && WatchedNames.IsText(literal.Token.ValueText));
            case InterpolatedStringTextSyntax text:
                return WatchedNames.IsText(text.TextToken.ValueText);
            case ObjectCreationExpressionSyntax creation:
                return WatchedNames.IsType(creation.Type);
            case AssignmentExpressionSyntax assignment:
                return assignment.Parent is not InitializerExpressionSyntax;
            case CatchClauseSyntax clause:
                return !IsPlain(clause);
            case DefaultExpressionSyntax or ImplicitObjectCreationExpressionSyntax or QueryExpressionSyntax
                or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CommonForEachStatementSyntax:
                return true;
            default:
                return false;
        }
    }

    private bool IsNotPlain(InvocationExpressionSyntax call)
    {
        // A method of the same class is followed.
        if (call.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })
            return true;
        if (CallActions.NameOf(call) is not { } name || WatchedNames.IsCall(name))
            return true;

        var isAwaited = IsAwaited(call);
        if (isAwaited || name == "Delay" || name.EndsWith("Async", StringComparison.Ordinal))
            return !isAwaited || !(name == "ConfigureAwait" || HasToken(call));

        return call.Parent is ExpressionStatementSyntax && !_isAsync;
    }

    private static bool IsAwaited(InvocationExpressionSyntax call)
    {
        var parent = call.Parent;
        if (parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
            parent = configured.Parent;

        return parent is AwaitExpressionSyntax;
    }

    private bool HasToken(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is IdentifierNameSyntax name && _tokens.Contains(name.Identifier.ValueText))
                return true;
        }

        return false;
    }

    // One that says that the check fails, and uses the exception as nothing but an argument.
    private static bool IsPlain(CatchClauseSyntax clause)
    {
        var fails = false;
        foreach (var node in clause.Block.DescendantNodes())
        {
            if (node is ThrowStatementSyntax)
                fails = true;
            if (node is not IdentifierNameSyntax name)
                continue;
            fails |= name.Identifier.ValueText == "Unhealthy";
            if (name.Identifier.ValueText == clause.Declaration?.Identifier.ValueText && name.Parent is not ArgumentSyntax)
                return false;
        }

        return fails;
    }
}
