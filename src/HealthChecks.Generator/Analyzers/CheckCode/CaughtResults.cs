using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>What becomes of an exception that a check catches.</summary>
internal static class CaughtResults
{
    /// <summary>
    /// What the check returns whenever the clause catches something: on every path of the clause, or after it where it swallows.
    /// Unknown when that depends, or when the exception gets out.
    /// </summary>
    public static ResultKind KindOf(ICatchClauseOperation clause, CheckBody body)
    {
        var function = clause.FunctionAround();
        if (clause.Syntax is not CatchClauseSyntax { Block: { } block }
            || !body.SymbolOf(function).ReturnsResult()
            || Throws(block)
            || body.Model.AnalyzeControlFlow(block) is not { Succeeded: true } flow)
        {
            return ResultKind.Unknown;
        }

        var own = KindOfOwnReturns(clause, body, function);
        if (!flow.EndPointIsReachable)
            return own ?? ResultKind.Unknown;

        // Swallowed: then it is all that the function can return, whatever happens.
        var all = CheckResults.KindOfReturns(body, function);
        return block.Parent?.Parent is TryStatementSyntax && !IsInLoop(block) && (own is null || own == all) ? all : ResultKind.Unknown;
    }

    /// <summary>Where to report a clause: at the exception that it catches.</summary>
    public static Location LocationOf(ICatchClauseOperation clause) => clause.Syntax is CatchClauseSyntax syntax
        ? syntax.Declaration?.Type.GetLocation() ?? syntax.CatchKeyword.GetLocation()
        : clause.Syntax.GetLocation();

    /// <summary>The statement that a clause belongs to.</summary>
    public static ITryOperation? TryOf(ICatchClauseOperation clause) => clause.Parent as ITryOperation;

    private static ResultKind? KindOfOwnReturns(ICatchClauseOperation clause, CheckBody body, IOperation? function)
    {
        ResultKind? kind = null;
        foreach (var each in body.Returns)
        {
            if (each.FunctionAround() != function || !clause.Syntax.Span.Contains(each.Syntax.Span))
                continue;

            var returned = CheckResults.KindOf(each.ReturnedValue);
            if (kind is { } before && before != returned)
                return ResultKind.Unknown;
            kind = returned;
        }

        return kind;
    }

    private static bool Throws(BlockSyntax block)
    {
        foreach (var node in block.DescendantNodes())
        {
            if (node is ThrowStatementSyntax or ThrowExpressionSyntax)
                return true;
        }

        return false;
    }

    // A clause in a loop is mostly a retry.
    private static bool IsInLoop(BlockSyntax block)
    {
        foreach (var node in block.Ancestors())
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax)
                return true;
            if (node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
                return false;
        }

        return false;
    }
}
