using System.Collections.Immutable;
using System.Composition;
using HealthChecks.CodeFixes.Usage;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes.Migration;

/// <summary>HCK601: marks the class of a check, wherever it is, and removes the call that registered it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkRegisteredCheckCodeFix))]
[Shared]
public sealed class MarkRegisteredCheckCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RegistrationByCall];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        var here = context.Document;
        var text = await here.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Attribute, out var attribute)
            || !diagnostic.Properties.TryGetValue(DiagnosticProperties.TypeId, out var id)
            || await here.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id!, compilation) is not INamedTypeSymbol { DeclaringSyntaxReferences: [var part, ..] } type
            || await part.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is not TypeDeclarationSyntax declaration
            || here.Project.Solution.GetDocument(part.SyntaxTree) is not { } there
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || CallRemoval.Of(text, call) is not { } removal)
        {
            return;
        }

        var theirText = await there.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await there.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        TextChange[] marking =
        [
            .. TextEdits.Import(theirText, model!, declaration.SpanStart, "HealthChecks", "HealthCheckAttribute"),
            TextEdits.LineBefore(theirText, declaration, $"[{attribute}]"),
        ];
        var solution = there.Id == here.Id
            ? here.WithText(text.WithChanges([.. marking, removal])).Project.Solution
            : here.Project.Solution
                .WithDocumentText(here.Id, text.WithChanges(removal))
                .WithDocumentText(there.Id, theirText.WithChanges(marking));
        Offer(context, diagnostic, $"Mark '{type.Name}' with [HealthCheck]", nameof(MarkRegisteredCheckCodeFix), _ => Task.FromResult(solution));
    }
}
