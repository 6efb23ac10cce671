using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What a condition says about the host's environment.</summary>
/// <param name="InProduction">The condition's value where the environment is Production; null when it depends on something else.</param>
/// <param name="ImpliesDevelopment">Whether it holds in Development at most.</param>
internal readonly record struct EnvironmentCondition(bool? InProduction, bool ImpliesDevelopment)
{
    private const string Development = "Development";
    private const string Production = "Production";

    /// <summary>A condition about something else.</summary>
    public static EnvironmentCondition Unknown => new(null, false);

    /// <summary>What is known when a condition has a value.</summary>
    public static EnvironmentCondition Of(ExpressionSyntax condition, bool value, SemanticModel model) =>
        new(InProductionOf(condition, model) is { } result ? result == value : null, Implies(condition, value, model));

    private static bool? InProductionOf(ExpressionSyntax condition, SemanticModel model)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return InProductionOf(parenthesized.Expression, model);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return !InProductionOf(not.Operand, model);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and:
                return InProductionOf(and.Left, model) & InProductionOf(and.Right, model);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or:
                return InProductionOf(or.Left, model) | InProductionOf(or.Right, model);
        }

        if (Initializer(condition, model) is { } initializer)
            return InProductionOf(initializer, model);

        return Tested(condition, model) is var (environment, isIt)
            ? string.Equals(environment, Production, StringComparison.OrdinalIgnoreCase) == isIt
            : null;
    }

    private static bool Implies(ExpressionSyntax condition, bool value, SemanticModel model)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Implies(parenthesized.Expression, value, model);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return Implies(not.Operand, !value, model);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and:
                return value
                    ? Implies(and.Left, value, model) || Implies(and.Right, value, model)
                    : Implies(and.Left, value, model) && Implies(and.Right, value, model);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or:
                return value
                    ? Implies(or.Left, value, model) && Implies(or.Right, value, model)
                    : Implies(or.Left, value, model) || Implies(or.Right, value, model);
        }

        if (Initializer(condition, model) is { } initializer)
            return Implies(initializer, value, model);

        return Tested(condition, model) is var (environment, isIt)
            && isIt == value
            && string.Equals(environment, Development, StringComparison.OrdinalIgnoreCase);
    }

    // var isDevelopment = app.Environment.IsDevelopment();
    private static ExpressionSyntax? Initializer(ExpressionSyntax condition, SemanticModel model) =>
        condition is IdentifierNameSyntax name && model.GetSymbolInfo(name).Symbol is ILocalSymbol local
            ? SingleAssignment.Of(local)
            : null;

    private static (string Environment, bool IsIt)? Tested(ExpressionSyntax condition, SemanticModel model)
    {
        switch (condition)
        {
            case InvocationExpressionSyntax call when CallActions.NameOf(call) is { } name:
                return name switch
                {
                    "IsDevelopment" or "IsStaging" or "IsProduction" when IsOfHosting(call, model) => (name.Substring(2), true),
                    "IsEnvironment" when IsOfHosting(call, model) => Constant(call.ArgumentList.Arguments, model) is { } asked ? (asked, true) : null,
                    "Equals" when call.Expression is MemberAccessExpressionSyntax { Expression: var named } && IsEnvironmentName(named, model) =>
                        Constant(call.ArgumentList.Arguments, model) is { } other ? (other, true) : null,
                    _ => null,
                };

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                var isIt = comparison.IsKind(SyntaxKind.EqualsExpression);
                if (IsEnvironmentName(comparison.Left, model) && Text(comparison.Right, model) is { } right)
                    return (right, isIt);
                return IsEnvironmentName(comparison.Right, model) && Text(comparison.Left, model) is { } left ? (left, isIt) : null;

            default:
                return null;
        }
    }

    private static bool IsOfHosting(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "HostEnvironmentEnvExtensions" or "HostingEnvironmentExtensions" };

    private static bool IsEnvironmentName(ExpressionSyntax expression, SemanticModel model) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EnvironmentName" }
        && model.GetSymbolInfo(expression).Symbol is IPropertySymbol { ContainingType.Name: "IHostEnvironment" or "IWebHostEnvironment" or "IHostingEnvironment" };

    // Environments.Development is a readonly field, not a constant.
    private static string? Text(ExpressionSyntax expression, SemanticModel model) =>
        model.GetConstantValue(expression) is { HasValue: true, Value: string text } ? text
        : model.GetSymbolInfo(expression).Symbol is IFieldSymbol { ContainingType.Name: "Environments" } field ? field.Name
        : null;

    private static string? Constant(SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model) =>
        arguments.Count > 0 ? Text(arguments[0].Expression, model) : null;
}
