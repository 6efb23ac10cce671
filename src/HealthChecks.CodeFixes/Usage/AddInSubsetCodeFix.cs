using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>HCK101: puts a check in one of the registry's subsets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddInSubsetCodeFix))]
[Shared]
public sealed class AddInSubsetCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.OrphanCheck];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        var declaration = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Subsets, out var names)
            || string.IsNullOrEmpty(names)
            || declaration is null
            || Attributes.Find(declaration, "HealthCheck") is not { } marker)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var name in names!.Split(','))
        {
            var change = new TextChange(new TextSpan(marker.Span.End, 0), $", InSubset(\"{name}\")");
            var document = context.Document.WithText(text.WithChanges(change));
            Offer(context, diagnostic, $"Add [InSubset(\"{name}\")]", nameof(AddInSubsetCodeFix) + ":" + name, _ => Task.FromResult(document));
        }
    }
}
