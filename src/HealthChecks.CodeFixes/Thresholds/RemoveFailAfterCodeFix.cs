using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Thresholds;

/// <summary>HCK113: removes FailAfter, so that only the prober counts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFailAfterCodeFix))]
[Shared]
public sealed class RemoveFailAfterCodeFix : HealthCodeFix
{
    /// <summary>One key for every value, so that fix-all removes all of them.</summary>
    public const string EquivalenceKey = "RemoveFailAfter";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.StackedThreshold];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan) is AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax list } argument)
            Offer(context, diagnostic, $"Remove '{argument}'", EquivalenceKey, () => Remove(root, list, argument));
        return Task.CompletedTask;
    }

    private static SyntaxNode Remove(SyntaxNode root, AttributeArgumentListSyntax list, AttributeArgumentSyntax argument) =>
        list is { Arguments.Count: 1, Parent: AttributeSyntax attribute }
            ? root.ReplaceNode(attribute, attribute.WithArgumentList(null).WithTriviaFrom(attribute))
            : root.RemoveNode(argument, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
}
