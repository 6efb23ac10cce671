using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>HCK102: removes a subset that has no check and that nothing else names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveSubsetCodeFix))]
[Shared]
public sealed class RemoveSubsetCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.EmptySubset];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.ContainsKey(DiagnosticProperties.Removable)
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var document = context.Document.WithText(text.WithChanges(TextEdits.Remove(text, attribute)));
        Offer(context, diagnostic, "Remove the subset", nameof(RemoveSubsetCodeFix), _ => Task.FromResult(document));
    }
}
