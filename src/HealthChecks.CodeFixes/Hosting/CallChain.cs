using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes;

/// <summary>Adds calls to a chain, and takes them out.</summary>
internal static class CallChain
{
    /// <summary>Appends a call without arguments.</summary>
    public static IReadOnlyList<TextChange> Append(InvocationExpressionSyntax call, string name) =>
        [new TextChange(new TextSpan(call.Span.End, 0), $".{name}()")];

    /// <summary>Takes a call out of its chain; when it is all of a statement, the statement goes. Null when it is called in another way.</summary>
    public static IReadOnlyList<TextChange>? Remove(InvocationExpressionSyntax call, SourceText text)
    {
        if (Link(call) is { } link && call.Expression is MemberAccessExpressionSyntax { Expression: not IdentifierNameSyntax })
            return [new TextChange(link, "")];
        if (call.Parent is ExpressionStatementSyntax statement && StatementLines.IsListed(statement))
            return [new TextChange(StatementLines.SpanOf(statement, text), "")];

        // app.UseLiveness().UseRouting(): the chain goes on without it.
        return call.Parent is MemberAccessExpressionSyntax && Link(call) is { } first ? [new TextChange(first, "")] : null;
    }

    /// <summary>The part of a chain that is one call: from the end of what it is called on to its closing parenthesis.</summary>
    public static TextSpan? Link(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax member ? TextSpan.FromBounds(member.Expression.Span.End, call.Span.End) : null;

    /// <summary>What a chain of calls begins with.</summary>
    public static ExpressionSyntax? RootOf(ExpressionSyntax call)
    {
        while (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member })
            call = member.Expression;
        return call is IdentifierNameSyntax ? call : null;
    }
}
