using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>HCK109: registers a check as scoped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterAsScopedCodeFix))]
[Shared]
public sealed class RegisterAsScopedCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CaptiveService];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Method, out var method) || method is null)
            return;

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var document = context.Document.WithText(text.WithChanges(new TextChange(diagnostic.Location.SourceSpan, method)));
        Offer(context, diagnostic, $"Register it with {method}", nameof(RegisterAsScopedCodeFix), _ => Task.FromResult(document));
    }
}
