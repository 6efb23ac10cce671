using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes;

/// <summary>Moves a call ahead of another one: as a statement, or within one chain.</summary>
internal static class CallMove
{
    /// <summary>The changes; null when the code does not allow a mechanical move.</summary>
    public static IReadOnlyList<TextChange>? Ahead(InvocationExpressionSyntax call, InvocationExpressionSyntax obstacle, SourceText text)
    {
        if (call.Ancestors().OfType<StatementSyntax>().FirstOrDefault() is not { } statement
            || !StatementLines.IsListed(statement)
            || StatementLines.Beside(statement, obstacle) is not { } target)
        {
            return null;
        }

        return statement == target ? WithinChain(call, obstacle, text) : AsStatement(call, statement, target, text);
    }

    /// <summary>Moves a statement behind the <c>if</c> that it is in; null when that is not mechanical.</summary>
    public static IReadOnlyList<TextChange>? OutOfCondition(InvocationExpressionSyntax call, SourceText text)
    {
        if (call.Ancestors().OfType<StatementSyntax>().FirstOrDefault() is not ExpressionStatementSyntax statement)
            return null;

        var block = statement.Parent as BlockSyntax;
        var arm = (SyntaxNode?)block ?? statement;
        if ((arm.Parent is ElseClauseSyntax clause ? clause.Parent : arm.Parent) is not IfStatementSyntax fork
            || !StatementLines.IsListed(fork)
            || (block is not null && DeclaresWhatIsUsed(block, statement)))
        {
            return null;
        }

        var all = StatementLines.SpanOf(fork, text);
        var moved = Indented(text.ToString(block is null ? LinesOf(statement, text) : StatementLines.SpanOf(statement, text)), text, fork);
        if (block is null || block.Statements.Count == 1)
        {
            return (arm.Parent, fork.Else) switch
            {
                (IfStatementSyntax, null) => [new TextChange(all, moved)],
                (ElseClauseSyntax other, _) => [new TextChange(TextSpan.FromBounds(fork.Statement.Span.End, other.Span.End), ""), new TextChange(new TextSpan(all.End, 0), moved)],
                _ => null,
            };
        }

        return [new TextChange(StatementLines.SpanOf(statement, text), ""), new TextChange(new TextSpan(all.End, 0), moved)];
    }

    private static TextSpan LinesOf(StatementSyntax statement, SourceText text)
    {
        var start = text.Lines.GetLineFromPosition(statement.SpanStart).Start;
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, statement.SpanStart)))
            ? TextSpan.FromBounds(start, statement.Span.End)
            : statement.Span;
    }

    private static string Indented(string statement, SourceText text, IfStatementSyntax fork)
    {
        var line = text.Lines.GetLineFromPosition(fork.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, fork.SpanStart));
        indentation = indentation.Substring(0, indentation.Length - indentation.TrimStart().Length);
        var lines = statement.TrimEnd().Split('\n');
        var common = lines.Where(static each => each.Trim().Length > 0).Min(static each => each.Length - each.TrimStart().Length);
        return string.Concat(lines.Select(each => (each.Trim().Length == 0 ? "" : indentation + each.Substring(common).TrimEnd()) + LineEnd(text)));
    }

    private static bool DeclaresWhatIsUsed(BlockSyntax block, StatementSyntax statement)
    {
        var used = new HashSet<string>(statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText));
        return block.Statements.OfType<LocalDeclarationStatementSyntax>()
            .Any(declaration => declaration.Declaration.Variables.Any(variable => used.Contains(variable.Identifier.ValueText)));
    }

    private static IReadOnlyList<TextChange>? WithinChain(InvocationExpressionSyntax call, InvocationExpressionSyntax obstacle, SourceText text)
    {
        // Both in one chain that begins with the builder, such as app.UseA().UseB().
        if (CallChain.RootOf(call) is not { } root || CallChain.RootOf(obstacle) != root || CallChain.Link(call) is not { } link
            || obstacle.Expression is not MemberAccessExpressionSyntax member)
        {
            return null;
        }

        return [new TextChange(new TextSpan(member.Expression.Span.End, 0), text.ToString(link)), new TextChange(link, "")];
    }

    private static IReadOnlyList<TextChange>? AsStatement(InvocationExpressionSyntax call, StatementSyntax statement, StatementSyntax target, SourceText text)
    {
        if (CallChain.RootOf(call) is null
            || statement is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax whole }
            || target.SpanStart > statement.SpanStart)
        {
            return null;
        }

        var root = CallChain.RootOf(call)!;
        if (UsesWhatIsDeclaredBetween(statement, target))
            return null;

        // What follows the call in its chain stays where it is.
        if (whole != call || call.Expression is MemberAccessExpressionSyntax { Expression: not IdentifierNameSyntax })
        {
            if (CallChain.Link(call) is not { } link)
                return null;

            var indentation = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(statement.SpanStart).Start, statement.SpanStart));
            var alone = $"{indentation}{root}{text.ToString(link).Trim()};{LineEnd(text)}";
            return string.IsNullOrWhiteSpace(indentation)
                ? [new TextChange(new TextSpan(StatementLines.SpanOf(target, text).Start, 0), alone), new TextChange(link, "")]
                : null;
        }

        var lines = StatementLines.SpanOf(statement, text);
        var moved = text.ToString(lines);
        if (!moved.EndsWith("\n", StringComparison.Ordinal))
            moved += LineEnd(text);
        return [new TextChange(new TextSpan(StatementLines.SpanOf(target, text).Start, 0), moved), new TextChange(lines, "")];
    }

    private static string LineEnd(SourceText text) => text.Lines.Count > 1 && text.ToString(text.Lines[0].SpanIncludingLineBreak).EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static bool UsesWhatIsDeclaredBetween(StatementSyntax statement, StatementSyntax target)
    {
        var used = new HashSet<string>(statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText));
        foreach (var each in StatementLines.ListOf(statement)!.ChildNodes())
        {
            var sibling = each is GlobalStatementSyntax global ? global.Statement : each;
            if (sibling is LocalDeclarationStatementSyntax declaration
                && declaration.SpanStart >= target.SpanStart
                && declaration.SpanStart < statement.SpanStart
                && declaration.Declaration.Variables.Any(variable => used.Contains(variable.Identifier.ValueText)))
            {
                return true;
            }
        }

        return false;
    }
}
