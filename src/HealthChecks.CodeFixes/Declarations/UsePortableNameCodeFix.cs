using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>HCK002, HCK005: replaces a name that is not portable by the portable one that is most like it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsePortableNameCodeFix))]
[Shared]
public sealed class UsePortableNameCodeFix : HealthCodeFix
{
    /// <summary>One key for every name, so that fix-all corrects all of them.</summary>
    public const string EquivalenceKey = "UsePortableName";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.MalformedSubset, DiagnosticIds.MalformedCheck];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        // A constant is declared elsewhere, and may have other readers.
        if (diagnostic.Properties.TryGetValue(DiagnosticProperties.PortableName, out var name)
            && name is not null
            && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
            && literal.IsKind(SyntaxKind.StringLiteralExpression))
        {
            Offer(context, diagnostic, $"Change to '{name}'", EquivalenceKey, () => Change(root, literal, name));
        }

        return Task.CompletedTask;
    }

    private static SyntaxNode Change(SyntaxNode root, LiteralExpressionSyntax literal, string name)
    {
        var changed = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        return root.ReplaceNode(literal, changed.WithTriviaFrom(literal));
    }
}
