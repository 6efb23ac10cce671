using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>HCK110: removes the call that registers a check which a registry has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRegistrationCodeFix))]
[Shared]
public sealed class RemoveRegistrationCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RegisteredTwice];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || CallRemoval.Of(text, call) is not { } change)
        {
            return;
        }

        var document = context.Document.WithText(text.WithChanges(change));
        Offer(context, diagnostic, "Remove the registration", nameof(RemoveRegistrationCodeFix), _ => Task.FromResult(document));
    }
}
