using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.CheckCode;

/// <summary>HCK306: gives a reason code instead of the exception's text, and the exception itself to the log.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GiveReasonCodeFix))]
[Shared]
public sealed class GiveReasonCodeFix : HealthCodeFix
{
    /// <summary>One key for every result, so that fix-all changes all of them.</summary>
    public const string EquivalenceKey = "GiveReason";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.Disclosure];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        var disclosed = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.DisclosedException, out var exception)
            || exception is null
            || disclosed.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(IsUnhealthy) is not { } call
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || model.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol { ContainingType.Name: "HealthCheckResult" } made
            || WithReason(call, made, disclosed, exception) is not { } changed)
        {
            return;
        }

        // Only what the names stand for here is offered.
        if (model.GetSpeculativeSymbolInfo(call.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol)
            Offer(context, diagnostic, "Give a reason code, and the exception to the log", EquivalenceKey, () => root.ReplaceNode(call, changed));
    }

    private static bool IsUnhealthy(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Unhealthy" };

    private static ExpressionSyntax? WithReason(InvocationExpressionSyntax call, IMethodSymbol made, SyntaxNode disclosed, string exception)
    {
        ExpressionSyntax? description = null, data = null;
        var cause = exception;
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            switch (argument.NameColon?.Name.Identifier.ValueText ?? made.Parameters[i].Name)
            {
                case "description":
                    description = argument.Expression;
                    break;
                case "exception":
                    cause = argument.Expression.ToString();
                    break;
                case "data":
                    data = argument.Expression;
                    break;
            }
        }

        if (description is null || !description.Span.Contains(disclosed.Span) || !TryReadText(description, disclosed, out var text))
            return null;

        var arguments = "HealthReasons.UnknownError";
        if (text is not null)
            arguments += ", " + SyntaxFactory.Literal(text).Text;
        arguments += ", exception: " + cause;
        if (data is not null)
            arguments += ", data: " + data;

        return SyntaxFactory.ParseExpression($"HealthResults.Unhealthy({arguments})").WithTriviaFrom(call);
    }

    /// <summary>The text around what is disclosed; false when there is more to the description than a text before it.</summary>
    private static bool TryReadText(ExpressionSyntax description, SyntaxNode disclosed, out string? text)
    {
        text = null;
        switch (description)
        {
            case InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax only] }:
                return only.Expression == disclosed;
            case InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax before, InterpolationSyntax hole] }:
                text = Trimmed(before.TextToken.ValueText);
                return hole.Expression == disclosed;
            case BinaryExpressionSyntax { Left: LiteralExpressionSyntax literal } sum:
                text = Trimmed(literal.Token.ValueText);
                return sum.Right == disclosed;
            default:
                return description == disclosed;
        }
    }

    private static string? Trimmed(string text)
    {
        var trimmed = text.TrimEnd(' ', ':', '-', ',', '(', '\'', '"');
        return trimmed.Length == 0 ? null : trimmed + (trimmed.EndsWith(".", StringComparison.Ordinal) ? "" : ".");
    }
}
