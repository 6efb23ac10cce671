using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>HCK112: marks a class that implements <c>IHealthCheck</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkCheckCodeFix))]
[Shared]
public sealed class MarkCheckCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnmarkedCheck];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan) is not BaseTypeDeclarationSyntax declaration)
            return;

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var document = context.Document.WithText(text.WithChanges(
        [
            .. TextEdits.Import(text, model!, declaration.SpanStart, "HealthChecks", "HealthCheckAttribute"),
            TextEdits.LineBefore(text, declaration, "[HealthCheck]"),
        ]));
        Offer(context, diagnostic, "Add [HealthCheck]", nameof(MarkCheckCodeFix), _ => Task.FromResult(document));
    }
}
