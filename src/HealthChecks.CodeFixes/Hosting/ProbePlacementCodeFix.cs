using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using HealthChecks.Generator.Analyzers;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes;

/// <summary>The rules about pipelines: moves a call ahead of what is in its way, appends what a probe lacks, removes what it must not have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProbePlacementCodeFix))]
[Shared]
public sealed class ProbePlacementCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.LivenessNotFirst,
        DiagnosticIds.RedirectedProbe,
        DiagnosticIds.ShadowedProbe,
        DiagnosticIds.ShortCircuitConflict,
        DiagnosticIds.ProbeNeedsAuthentication,
        DiagnosticIds.ThrottledProbe,
        DiagnosticIds.DevelopmentOnlyProbe,
    ];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || CallActions.NameOf(call) is not { } name)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var properties = diagnostic.Properties;
        if (properties.TryGetValue(DiagnosticProperties.MoveAheadOf, out var position)
            && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && end <= root.FullSpan.End
            && root.FindToken(end - 1).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>(each => each.Span.End == end) is { } obstacle)
        {
            var title = diagnostic.Id == DiagnosticIds.LivenessNotFirst
                ? $"Move '{name}' to the top of the pipeline"
                : $"Move '{name}' ahead of '{CallActions.NameOf(obstacle)}'";
            OfferChanges(title, "Move", CallMove.Ahead(call, obstacle, text));
        }

        if (properties.TryGetValue(DiagnosticProperties.Append, out var appended) && appended is not null)
            OfferChanges($"Add '.{appended}()'", "Append", CallChain.Append(call, appended));
        if (properties.TryGetValue(DiagnosticProperties.Remove, out var removed) && removed is not null)
            OfferChanges($"Remove '{removed}'", "Remove", CallChain.Remove(call, text));
        if (properties.ContainsKey(DiagnosticProperties.MoveOut))
            OfferChanges($"Call '{name}' in every environment", "MoveOut", CallMove.OutOfCondition(call, text));

        void OfferChanges(string title, string key, IReadOnlyList<TextChange>? changes)
        {
            if (changes is not null)
                Offer(context, diagnostic, title, key, _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))));
        }
    }
}
