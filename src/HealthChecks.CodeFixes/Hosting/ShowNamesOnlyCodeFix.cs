using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes;

/// <summary>HCK208: shows names and statuses to everybody, and nothing else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShowNamesOnlyCodeFix))]
[Shared]
public sealed class ShowNamesOnlyCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.OpenDetails];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.NearestName, out var level) || level is null)
            return Task.CompletedTask;

        // A constant of the project, or a number, is not changed here.
        var name = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            MemberAccessExpressionSyntax member => member.Name,
            IdentifierNameSyntax identifier => identifier,
            _ => null,
        };
        if (name is IdentifierNameSyntax { Identifier.ValueText: "Full" })
        {
            Offer(context, diagnostic, $"Show no more than '{level}'", "ShowNamesOnly", () =>
                root.ReplaceNode(name, SyntaxFactory.IdentifierName(level).WithTriviaFrom(name)));
        }

        return Task.CompletedTask;
    }
}
