using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes;

/// <summary>Statements as lines of text, with the comments above them.</summary>
internal static class StatementLines
{
    /// <summary>Whether a statement is one of a list, so that it can be taken out.</summary>
    public static bool IsListed(StatementSyntax statement) => statement.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax;

    /// <summary>What the list's items are children of: one and the same node for statements of one list.</summary>
    public static SyntaxNode? ListOf(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;

    /// <summary>The statement with its comments and line end, but without empty lines above it.</summary>
    public static TextSpan SpanOf(StatementSyntax statement, SourceText text)
    {
        var start = text.Lines.GetLineFromPosition(statement.FullSpan.Start);
        if (start.Start < statement.FullSpan.Start)
            return statement.FullSpan;

        var line = start;
        while (line.End < statement.SpanStart && string.IsNullOrWhiteSpace(line.ToString()))
            line = text.Lines[line.LineNumber + 1];
        return TextSpan.FromBounds(line.Start, statement.FullSpan.End);
    }

    /// <summary>The statement around a node that is in the same list as another one.</summary>
    public static StatementSyntax? Beside(StatementSyntax statement, SyntaxNode node)
    {
        var list = ListOf(statement);
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            if (ancestor is StatementSyntax candidate && IsListed(candidate) && ListOf(candidate) == list)
                return candidate;
        }

        return null;
    }
}
