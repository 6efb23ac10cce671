using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Parsing;

/// <summary>Which subset or check an expression names, when it may be a constant that the generator is yet to write.</summary>
internal static class ReferenceExpression
{
    /// <summary>The class that holds the constants for subsets.</summary>
    public const string Subsets = "Subsets";

    /// <summary>The class that holds the constants for checks.</summary>
    public const string Checks = "Checks";

    private const int LongestChain = 4;

    public static NameReference Resolve(ExpressionSyntax expression, string constants, ParseContext context) =>
        Resolve(expression, constants, context, depth: 0);

    private static NameReference Resolve(ExpressionSyntax expression, string constants, ParseContext context, int depth)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Resolve(parenthesized.Expression, constants, context, depth);
            case LiteralExpressionSyntax { Token.Value: string text }:
                return new NameReference(text, NameReferenceKind.Name);

            // By syntax alone: asking the compiler about something that does not exist yet costs more than the rest of the generator.
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var constant, Expression: var container }
                when LastIdentifier(container) == constants:
                return new NameReference(constant, NameReferenceKind.Constant);
        }

        if (context.ModelOf(expression) is { } model)
        {
            if (model.GetConstantValue(expression, context.CancellationToken) is { HasValue: true, Value: string text })
                return new NameReference(text, NameReferenceKind.Name);

            // const string Mine = AppHealth.Subsets.Readiness;
            if (depth < LongestChain
                && model.GetSymbolInfo(expression, context.CancellationToken).Symbol is IFieldSymbol { IsConst: true } field
                && field.DeclaringSyntaxReferences is [var declaration, ..]
                && declaration.GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            {
                return Resolve(value, constants, context, depth + 1);
            }
        }

        // using static Acme.AppHealth.Subsets;
        return expression is IdentifierNameSyntax identifier
            ? new NameReference(identifier.Identifier.ValueText, NameReferenceKind.Constant)
            : new NameReference(expression.ToString(), NameReferenceKind.Unresolved);
    }

    private static string? LastIdentifier(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
