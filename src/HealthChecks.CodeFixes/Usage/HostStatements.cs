using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>Finds the statements of a program that make its builder and its application.</summary>
internal static class HostStatements
{
    /// <summary>The variable of <c>var builder = WebApplication.CreateBuilder(args);</c>, or of a host's; null when there is not exactly one.</summary>
    public static VariableDeclaratorSyntax? Builder(SyntaxNode root) => Only(root, static call =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: var method }
        && (type.ToString(), method) is
            ("WebApplication", "CreateBuilder" or "CreateSlimBuilder" or "CreateEmptyBuilder")
            or ("Host", "CreateApplicationBuilder" or "CreateEmptyApplicationBuilder"));

    /// <summary>The variable of <c>var app = builder.Build();</c>; null when there is not exactly one.</summary>
    public static VariableDeclaratorSyntax? Application(SyntaxNode root) => Builder(root) is not { } builder
        ? null
        : Only(root, call =>
            call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var on }, Name.Identifier.ValueText: "Build" }
            && on == builder.Identifier.ValueText);

    public static StatementSyntax? StatementOf(VariableDeclaratorSyntax variable) => variable.Parent?.Parent as LocalDeclarationStatementSyntax;

    private static VariableDeclaratorSyntax? Only(SyntaxNode root, Func<InvocationExpressionSyntax, bool> isMeant)
    {
        VariableDeclaratorSyntax? found = null;
        foreach (var node in root.DescendantNodes())
        {
            if (node is not VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax call, Parent.Parent: LocalDeclarationStatementSyntax } variable
                || !isMeant(call))
            {
                continue;
            }

            if (found is not null)
                return null;
            found = variable;
        }

        return found;
    }
}
