using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes;

/// <summary>HCK003: replaces a misspelt name by the declared one that is most like it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeToNearestNameCodeFix))]
[Shared]
public sealed class ChangeToNearestNameCodeFix : CodeFixProvider
{
    /// <summary>One key for every name, so that fix-all corrects all of them.</summary>
    public const string EquivalenceKey = "ChangeToNearestName";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnknownSubset];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.NearestName, out var name) || name is null)
                continue;

            // A constant is declared elsewhere, and may have other readers.
            var argument = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            while (argument is ParenthesizedExpressionSyntax parenthesized)
                argument = parenthesized.Expression;
            if (argument is not LiteralExpressionSyntax literal || !literal.IsKind(SyntaxKind.StringLiteralExpression))
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Change to '{name}'",
                    _ => Task.FromResult(Change(context.Document, root, literal, name)),
                    EquivalenceKey),
                diagnostic);
        }
    }

    private static Document Change(Document document, SyntaxNode root, LiteralExpressionSyntax literal, string name)
    {
        var changed = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        return document.WithSyntaxRoot(root.ReplaceNode(literal, changed.WithTriviaFrom(literal)));
    }
}
