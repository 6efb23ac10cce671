using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.CheckCode;

/// <summary>HCK308: awaits a task that was thrown away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitWorkCodeFix))]
[Shared]
public sealed class AwaitWorkCodeFix : HealthCodeFix
{
    /// <summary>One key for every task, so that fix-all awaits all of them.</summary>
    public const string EquivalenceKey = "AwaitWork";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.EscapingWork];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (Awaiting.CallNamedAt(root, diagnostic) is { } call
            && Awaiting.IsPossible(call)

            // Task.Run(() => WorkAsync().ConfigureAwait(false)) is done when the work has begun: to await that is no repair.
            && call.ArgumentList.ToString().IndexOf("ConfigureAwait", StringComparison.Ordinal) < 0
            && StatementOf(call) is { } statement)
        {
            Offer(context, diagnostic, "Await the task", EquivalenceKey, () => root.ReplaceNode(statement, Awaited(statement, call)));
        }

        return Task.CompletedTask;
    }

    private static StatementSyntax? StatementOf(InvocationExpressionSyntax call) => call.Parent switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard => discard.Parent as ExpressionStatementSyntax,
        EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1 } variable } =>
            variable.Parent as LocalDeclarationStatementSyntax,
        _ => null,
    };

    private static ExpressionStatementSyntax Awaited(StatementSyntax statement, InvocationExpressionSyntax call) =>
        SyntaxFactory.ExpressionStatement(SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                call.WithoutTrivia()))
            .WithTriviaFrom(statement);
}
