using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>HCK114: tells the registry the application's path base.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetPathBaseCodeFix))]
[Shared]
public sealed class SetPathBaseCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnknownPathBase];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.PathBase, out var pathBase)
            || !diagnostic.Properties.TryGetValue(DiagnosticProperties.TypeId, out var id)
            || await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id!, compilation) is not INamedTypeSymbol registry)
        {
            return;
        }

        foreach (var part in registry.DeclaringSyntaxReferences)
        {
            if (await part.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is TypeDeclarationSyntax declaration
                && Attributes.Find(declaration, "HealthRegistry") is { } marker
                && context.Document.Project.Solution.GetDocument(part.SyntaxTree) is { } document)
            {
                var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                var solution = document.WithText(text.WithChanges(TextEdits.SetArgument(marker, "PathBase", $"\"{pathBase}\""))).Project.Solution;
                Offer(context, diagnostic, $"Set PathBase = \"{pathBase}\"", nameof(SetPathBaseCodeFix), _ => Task.FromResult(solution));
            }
        }
    }
}
