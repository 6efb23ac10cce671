using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>Takes a registration out of a chain of calls, and the chain with it when nothing of it is left that matters.</summary>
internal static class CallRemoval
{
    public static TextChange? Of(SourceText text, InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var inner } access)
            return null;
        if (call.Parent is ExpressionStatementSyntax statement && !DoesMore(inner))
            return TextEdits.Remove(text, statement.Span);

        // A name alone is no statement.
        if (call.Parent is ExpressionStatementSyntax && inner is not InvocationExpressionSyntax)
            return null;

        var removed = TextSpan.FromBounds(inner.Span.End, call.Span.End);
        return Comments(text, inner, access) is { } comments ? Keeping(comments, text, call, removed) : new TextChange(removed, "");
    }

    // What is said about the call before stands between the two.
    private static string? Comments(SourceText text, ExpressionSyntax inner, MemberAccessExpressionSyntax access)
    {
        var between = text.ToString(TextSpan.FromBounds(inner.Span.End, access.OperatorToken.SpanStart));
        return string.IsNullOrWhiteSpace(between) ? null : between;
    }

    private static TextChange? Keeping(string comments, SourceText text, InvocationExpressionSyntax call, TextSpan removed)
    {
        if (call.Parent is ExpressionStatementSyntax statement)
            return new TextChange(TextSpan.FromBounds(removed.Start, statement.Span.End), ";" + comments.TrimEnd());

        var rest = text.ToString(TextSpan.FromBounds(call.Span.End, text.Lines.GetLineFromPosition(call.Span.End).End));
        return call.Parent is MemberAccessExpressionSyntax
            ? new TextChange(removed, string.IsNullOrWhiteSpace(rest) ? comments.TrimEnd() : comments)
            : null;
    }

    private static bool DoesMore(ExpressionSyntax receiver) => receiver switch
    {
        IdentifierNameSyntax => false,
        MemberAccessExpressionSyntax access => DoesMore(access.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddHealthChecks", Expression: var services } } =>
            DoesMore(services),
        _ => true,
    };
}
