using System.Collections.Immutable;
using System.Composition;
using HealthChecks.CodeFixes.Usage;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>HCK125: removes the [BlockedBy] that closes a circle.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveBlockedByCodeFix))]
[Shared]
public sealed class RemoveBlockedByCodeFix : HealthCodeFix
{
    /// <summary>One key for every circle, so that fix-all opens all of them.</summary>
    public const string EquivalenceKey = "RemoveBlockedBy";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.BlockingCircle];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return;

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var document = context.Document.WithText(text.WithChanges(TextEdits.Remove(text, attribute)));
        Offer(context, diagnostic, $"Remove [{attribute}]", EquivalenceKey, _ => Task.FromResult(document));
    }
}
