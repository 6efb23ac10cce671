using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.CheckCode;

/// <summary>HCK312: makes the wait for a connection shorter than the timeout of the check, where the connection string is a literal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetConnectionTimeoutCodeFix))]
[Shared]
public sealed class SetConnectionTimeoutCodeFix : HealthCodeFix
{
    /// <summary>One key for every value, so that fix-all takes all of them.</summary>
    public const string EquivalenceKey = "SetConnectionTimeout";

    private static readonly Regex Setting = new(
        @"(?<=(^|[;""])\s*(connect\s*|connection\s*)?timeout\s*=\s*)\d+(?=\s*([;""]|$))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ConnectionWait];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.TryGetValue(DiagnosticProperties.ConnectionTimeout, out var seconds)
            && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
            && Setting.Matches(literal.Token.Text) is { Count: 1 })
        {
            Offer(context, diagnostic, $"Set the connection timeout to {seconds}", EquivalenceKey, () => Set(root, literal, seconds!));
        }

        return Task.CompletedTask;
    }

    private static SyntaxNode Set(SyntaxNode root, LiteralExpressionSyntax literal, string seconds) =>
        root.ReplaceNode(literal, SyntaxFactory.ParseExpression(Setting.Replace(literal.Token.Text, seconds)).WithTriviaFrom(literal));
}
