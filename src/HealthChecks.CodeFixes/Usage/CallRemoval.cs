using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>Takes a registration out of a chain of calls, and the chain with it when nothing of it is left that matters.</summary>
internal static class CallRemoval
{
    public static TextChange? Of(SourceText text, InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var inner })
            return null;
        if (call.Parent is ExpressionStatementSyntax statement && !DoesMore(inner))
            return TextEdits.Remove(text, statement.Span);

        // What stands after the call stays, and what it is called on stands where it stood. A name alone is no statement.
        return call.Parent is ExpressionStatementSyntax && inner is not InvocationExpressionSyntax
            ? null
            : new TextChange(TextSpan.FromBounds(inner.Span.End, call.Span.End), "");
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
