using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Parsing;

/// <summary>Which subset an expression names, when it may be a constant that the generator is yet to write.</summary>
internal static class SubsetExpression
{
    private const string Container = "Subsets";
    private const int LongestChain = 4;

    public static SubsetReference Resolve(ExpressionSyntax expression, ParseContext context) => Resolve(expression, context, depth: 0);

    private static SubsetReference Resolve(ExpressionSyntax expression, ParseContext context, int depth)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Resolve(parenthesized.Expression, context, depth);
            case LiteralExpressionSyntax { Token.Value: string text }:
                return new SubsetReference(text, SubsetReferenceKind.Name);

            // By syntax alone: asking the compiler about something that does not exist yet costs more than the rest of the generator.
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var constant, Expression: var container }
                when LastIdentifier(container) == Container:
                return new SubsetReference(constant, SubsetReferenceKind.Constant);
        }

        if (context.ModelOf(expression) is { } model)
        {
            if (model.GetConstantValue(expression, context.CancellationToken) is { HasValue: true, Value: string text })
                return new SubsetReference(text, SubsetReferenceKind.Name);

            // const string Mine = AppHealth.Subsets.Readiness;
            if (depth < LongestChain
                && model.GetSymbolInfo(expression, context.CancellationToken).Symbol is IFieldSymbol { IsConst: true } field
                && field.DeclaringSyntaxReferences is [var declaration, ..]
                && declaration.GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            {
                return Resolve(value, context, depth + 1);
            }
        }

        // using static Acme.AppHealth.Subsets;
        return expression is IdentifierNameSyntax identifier
            ? new SubsetReference(identifier.Identifier.ValueText, SubsetReferenceKind.Constant)
            : new SubsetReference(expression.ToString(), SubsetReferenceKind.Unresolved);
    }

    private static string? LastIdentifier(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
