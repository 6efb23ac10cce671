using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.CheckCode;

/// <summary>HCK304: catches only what was not the run's own cancellation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TestTokenInCatchCodeFix))]
[Shared]
public sealed class TestTokenInCatchCodeFix : HealthCodeFix
{
    /// <summary>One key for every clause, so that fix-all changes all of them.</summary>
    public const string EquivalenceKey = "TestTokenInCatch";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CancellationAsHealth];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        var clause = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<CatchClauseSyntax>();
        if (clause is { Declaration: { } declaration, Filter: null }
            && diagnostic.Properties.TryGetValue(DiagnosticProperties.Token, out var token)
            && token is not null)
        {
            var condition = $"when (!{token}.IsCancellationRequested)";
            Offer(context, diagnostic, $"Add '{condition}'", EquivalenceKey, () => root.ReplaceNode(clause, Filtered(clause, declaration, token)));
        }

        return Task.CompletedTask;
    }

    private static CatchClauseSyntax Filtered(CatchClauseSyntax clause, CatchDeclarationSyntax declaration, string token)
    {
        var filter = SyntaxFactory.CatchFilterClause(SyntaxFactory.ParseExpression($"!{token}.IsCancellationRequested"));
        return clause
            .WithDeclaration(declaration.WithTrailingTrivia(SyntaxFactory.Space))
            .WithFilter(filter
                .WithWhenKeyword(SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithTrailingTrivia(SyntaxFactory.Space))
                .WithTrailingTrivia(declaration.GetTrailingTrivia()));
    }
}
