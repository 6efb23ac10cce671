using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>Whether production runs a statement of a program's start-up, by the conditions around it alone.</summary>
internal static class StatementWay
{
    /// <summary>True only where it certainly does: no condition but one on the environment, nothing that leaves before.</summary>
    public static bool IsInProduction(SyntaxNode node, SemanticModel model)
    {
        for (var each = node; each.Parent is { } parent; each = parent)
        {
            switch (parent)
            {
                case IfStatementSyntax fork when each != fork.Condition
                    && EnvironmentCondition.Of(fork.Condition, value: each == fork.Statement, model).InProduction != true:
                case ConditionalExpressionSyntax choice when each != choice.Condition
                    && EnvironmentCondition.Of(choice.Condition, value: each == choice.WhenTrue, model).InProduction != true:
                case SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or LocalFunctionStatementSyntax:
                case BlockSyntax block when LeavesBefore(block.Statements, each, model):
                    return false;
                case CompilationUnitSyntax unit:
                    return !LeavesBefore(unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement), node, model);
            }
        }

        return true;
    }

    private static bool LeavesBefore(IEnumerable<StatementSyntax> statements, SyntaxNode node, SemanticModel model)
    {
        foreach (var statement in statements)
        {
            if (statement.Span.End > node.SpanStart)
                return false;
            if (statement is IfStatementSyntax { Statement: var arm } fork
                && arm.DescendantNodesAndSelf().Any(static each => each is ReturnStatementSyntax or ThrowStatementSyntax)
                && EnvironmentCondition.Of(fork.Condition, value: true, model).InProduction == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a node is in the program's entry point or in a startup class: what is there runs once, at the start.</summary>
    public static bool IsInStart(SyntaxNode node, Compilation compilation)
    {
        if (node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method)
            return node.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null;
        return method.Parent is TypeDeclarationSyntax { Identifier.ValueText: "Startup" }
            || compilation.GetEntryPoint(CancellationToken.None)?.DeclaringSyntaxReferences is [var entry] && entry.SyntaxTree == method.SyntaxTree && entry.Span == method.Span;
    }
}
