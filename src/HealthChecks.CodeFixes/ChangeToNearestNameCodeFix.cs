using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes;

/// <summary>HCK003, HCK111, HCK207: replaces a misspelt name by the declared one that is most like it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeToNearestNameCodeFix))]
[Shared]
public sealed class ChangeToNearestNameCodeFix : HealthCodeFix
{
    /// <summary>One key for every name, so that fix-all corrects all of them.</summary>
    public const string EquivalenceKey = "ChangeToNearestName";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnknownName, DiagnosticIds.NearTag, DiagnosticIds.UnusedTag];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.NearestName, out var name) || name is null)
            return Task.CompletedTask;

        // A constant is declared elsewhere, and may have other readers.
        var argument = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        while (argument is ParenthesizedExpressionSyntax parenthesized)
            argument = parenthesized.Expression;
        if (argument is not LiteralExpressionSyntax literal || !literal.IsKind(SyntaxKind.StringLiteralExpression))
            return Task.CompletedTask;

        Offer(context, diagnostic, $"Change to '{name}'", EquivalenceKey, () => Change(root, literal, name));
        return Task.CompletedTask;
    }

    private static SyntaxNode Change(SyntaxNode root, LiteralExpressionSyntax literal, string name)
    {
        var changed = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        return root.ReplaceNode(literal, changed.WithTriviaFrom(literal));
    }
}
