using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>HCK121, HCK122, HCK124, HCK301: keeps a check in a subset, and lets it degrade the subset at most.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeNonCriticalCodeFix))]
[Shared]
public sealed class MakeNonCriticalCodeFix : HealthCodeFix
{
    /// <summary>One key for every membership.</summary>
    public const string EquivalenceKey = "MakeNonCritical";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.SharedInStartup,
        DiagnosticIds.ResourceInReadiness,
        DiagnosticIds.SharedInReadiness,
        DiagnosticIds.OutsideInLiveness,
    ];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(DiagnosticProperties.IsMechanical)
            && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } membership)
        {
            var changed = NonCritical(membership);
            Offer(context, diagnostic, "Make it non-critical here", EquivalenceKey, () => root.ReplaceNode(membership, changed));
        }

        return Task.CompletedTask;
    }

    private static AttributeSyntax NonCritical(AttributeSyntax membership) =>
        membership.WithProperty("Critical", SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));
}
