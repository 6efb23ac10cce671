using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.CheckCode;

/// <summary>HCK303: passes the token of the run on, or takes one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassTokenCodeFix))]
[Shared]
public sealed class PassTokenCodeFix : HealthCodeFix
{
    /// <summary>One key for every call, so that fix-all gives the token to all of them.</summary>
    public const string EquivalenceKey = "PassToken";

    /// <summary>The key of what adds a parameter.</summary>
    public const string TakeEquivalenceKey = "TakeToken";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.IgnoredToken];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Token, out var token) || token is null)
        {
            if (node is MethodDeclarationSyntax method && CanTakeToken(method))
            {
                const string Title = "Add the parameter 'cancellationToken'";
                Offer(context, diagnostic, Title, TakeEquivalenceKey, () => root.ReplaceNode(method, TakingToken(method)));
            }

            return;
        }

        diagnostic.Properties.TryGetValue(DiagnosticProperties.TokenParameter, out var parameter);
        if (parameter is null)
        {
            if (node is ArgumentSyntax argument)
                node = argument.Expression;
            if (node is ExpressionSyntax none)
            {
                var passed = SyntaxFactory.IdentifierName(token).WithTriviaFrom(none);
                Offer(context, diagnostic, $"Pass '{token}'", EquivalenceKey, () => root.ReplaceNode(none, passed));
            }

            return;
        }

        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
            && model.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol called)
        {
            Offer(context, diagnostic, $"Pass '{token}'", EquivalenceKey, () => root.ReplaceNode(call, WithToken(call, called, parameter, token)));
        }
    }

    private static InvocationExpressionSyntax WithToken(InvocationExpressionSyntax call, IMethodSymbol called, string parameter, string token)
    {
        var arguments = call.ArgumentList.Arguments;
        var own = called.Parameters.FirstOrDefault(each => each.Name == parameter);
        var fits = own is null || own.Ordinal == arguments.Count;
        var isPositional = fits && arguments.All(static each => each.NameColon is null);

        var argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token));
        if (!isPositional)
            argument = argument.WithNameColon(SyntaxFactory.NameColon(parameter).WithTrailingTrivia(SyntaxFactory.Space));
        if (arguments.Count > 0)
            argument = argument.WithLeadingTrivia(SyntaxFactory.Space);

        return call.WithArgumentList(call.ArgumentList.AddArguments(argument));
    }

    private static bool CanTakeToken(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.All(static each =>
            each.Identifier.ValueText != "cancellationToken" && !each.Modifiers.Any(SyntaxKind.ParamsKeyword));

    private static MethodDeclarationSyntax TakingToken(MethodDeclarationSyntax method)
    {
        var parameters = method.ParameterList.Parameters;
        var taken = SyntaxFactory.Parameter(SyntaxFactory.Identifier("cancellationToken"))
            .WithType(SyntaxFactory.IdentifierName("CancellationToken").WithTrailingTrivia(SyntaxFactory.Space));
        var before = parameters.IndexOf(static each => each.Default is not null);
        if (before < 0)
            before = parameters.Count;

        // Where there is another before it, a space follows the comma.
        if (before > 0)
            taken = taken.WithLeadingTrivia(SyntaxFactory.Space);
        parameters = parameters.Insert(before, taken);
        if (before == 0 && parameters.Count > 1)
            parameters = parameters.Replace(parameters[1], parameters[1].WithLeadingTrivia(SyntaxFactory.Space));

        return method.WithParameterList(method.ParameterList.WithParameters(parameters));
    }
}
