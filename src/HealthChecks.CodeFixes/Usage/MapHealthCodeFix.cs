using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>HCK106: serves all subsets, below the statement that builds the application.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MapHealthCodeFix))]
[Shared]
public sealed class MapHealthCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnmappedRegistry];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (HostStatements.Application(root) is not { } application)
            return;

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var document = context.Document.WithText(text.WithChanges(
        [
            .. TextEdits.Import(text, model!, application.SpanStart, "Microsoft.AspNetCore.Builder", "WebApplication"),
            TextEdits.LineAfter(text, HostStatements.StatementOf(application)!, $"{application.Identifier.Text}.MapHealth();"),
        ]));
        Offer(context, diagnostic, "Serve all subsets with MapHealth()", nameof(MapHealthCodeFix), _ => Task.FromResult(document));
    }
}
