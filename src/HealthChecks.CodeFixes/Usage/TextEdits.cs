using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>Small changes of a file's text, which leave everything around them as it is, and so combine with each other.</summary>
internal static class TextEdits
{
    /// <summary>Adds a line below a statement, indented like it.</summary>
    public static TextChange LineAfter(SourceText text, StatementSyntax statement, string line)
    {
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        var at = last.End <= statement.FullSpan.End ? last.End : statement.Span.End;
        return new TextChange(new TextSpan(at, 0), NewLine(text) + Indentation(text, statement.SpanStart) + line);
    }

    /// <summary>Adds a line above a declaration, below its documentation.</summary>
    public static TextChange LineBefore(SourceText text, SyntaxNode declaration, string line)
    {
        var at = declaration.GetFirstToken().SpanStart;
        return new TextChange(new TextSpan(at, 0), line + NewLine(text) + Indentation(text, at));
    }

    /// <summary>Removes something, with its lines where nothing else stands on them.</summary>
    public static TextChange Remove(SourceText text, TextSpan span)
    {
        var first = text.Lines.GetLineFromPosition(span.Start);
        var last = text.Lines.GetLineFromPosition(span.End);
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, span.Start)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(span.End, last.End)));
        return new TextChange(isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : span, "");
    }

    /// <summary>Removes an attribute, with its list where it is the only one.</summary>
    public static TextChange Remove(SourceText text, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        var attributes = list.Attributes;
        if (attributes.Count > 1)
        {
            var at = attributes.IndexOf(attribute);
            return new TextChange(
                at == 0
                    ? TextSpan.FromBounds(attribute.SpanStart, attributes[1].SpanStart)
                    : TextSpan.FromBounds(attributes[at - 1].Span.End, attribute.Span.End),
                "");
        }

        // [HealthCheck] [BlockedBy("a")] static ...
        var line = text.Lines.GetLineFromPosition(list.Span.End);
        var next = list.GetLastToken().GetNextToken().SpanStart;
        return next <= line.End && text.ToString(TextSpan.FromBounds(list.Span.End, next)).Trim().Length == 0
            ? new TextChange(TextSpan.FromBounds(list.SpanStart, next), "")
            : Remove(text, list.Span);
    }

    /// <summary>Adds an argument to an attribute, or gives another value to the one that is there.</summary>
    public static TextChange SetArgument(AttributeSyntax attribute, string name, string value)
    {
        if (attribute.ArgumentList is not { } list)
            return new TextChange(new TextSpan(attribute.Span.End, 0), $"({name} = {value})");

        foreach (var argument in list.Arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
                return new TextChange(argument.Expression.Span, value);
        }

        return list.Arguments.Count == 0
            ? new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), $"{name} = {value}")
            : new TextChange(new TextSpan(list.Arguments.Last().Span.End, 0), $", {name} = {value}");
    }

    /// <summary>Imports a namespace, unless the file sees a type of it already.</summary>
    public static IEnumerable<TextChange> Import(SourceText text, SemanticModel model, int position, string @namespace, string type)
    {
        foreach (var seen in model.LookupNamespacesAndTypes(position, name: type))
        {
            if (seen.ContainingNamespace?.ToDisplayString() == @namespace)
                yield break;
        }

        var newLine = NewLine(text);
        var usings = model.SyntaxTree.GetCompilationUnitRoot().Usings;
        if (usings.Count == 0)
        {
            yield return new TextChange(new TextSpan(0, 0), $"using {@namespace};{newLine}{newLine}");
            yield break;
        }

        foreach (var each in usings)
        {
            var name = each.Name?.ToString() ?? "";
            if (!each.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
                && !name.StartsWith("System", StringComparison.Ordinal)
                && string.CompareOrdinal(name, @namespace) > 0)
            {
                yield return new TextChange(new TextSpan(each.SpanStart, 0), $"using {@namespace};{newLine}");
                yield break;
            }
        }

        yield return new TextChange(new TextSpan(usings.Last().Span.End, 0), $"{newLine}using {@namespace};");
    }

    private static string Indentation(SourceText text, int position)
    {
        var line = text.ToString(text.Lines.GetLineFromPosition(position).Span);
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static string NewLine(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
