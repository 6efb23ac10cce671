using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.CheckCode;

/// <summary>HCK302: awaits what the thread waited for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitCallCodeFix))]
[Shared]
public sealed class AwaitCallCodeFix : HealthCodeFix
{
    /// <summary>One key for every call, so that fix-all awaits all of them.</summary>
    public const string EquivalenceKey = "AwaitCall";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.BlockingCall];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        var name = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;

        var method = Awaiting.IsPossible(name) ? null : MakingAsync.MethodAround(name, model, context.CancellationToken);
        if (method is null && !Awaiting.IsPossible(name))
            return;

        diagnostic.Properties.TryGetValue(DiagnosticProperties.AsyncName, out var asyncName);
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Token, out var token);
        var replaced = asyncName is null ? Waiting(name) : name.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (replaced is null)
            return;

        var awaited = asyncName is null ? WaitedFor(replaced) : Bound((InvocationExpressionSyntax)replaced, asyncName, token, model);
        if (awaited is not null)
        {
            Offer(
                context,
                diagnostic,
                asyncName is null ? "Await the task" : $"Await {asyncName}",
                EquivalenceKey,
                () => method is null
                    ? root.ReplaceNode(replaced, Awaiting.Instead(replaced, awaited))
                    : root.ReplaceNode(method, MakingAsync.Rewrite(method, replaced, Awaiting.Instead(replaced, awaited), model)));
        }
    }

    private static ExpressionSyntax? Waiting(SyntaxNode name) =>
        name.Parent is MemberAccessExpressionSyntax member && member.Name == name
            ? member.Parent is InvocationExpressionSyntax call ? call : member
            : null;

    private static ExpressionSyntax? WaitedFor(ExpressionSyntax waiting) => waiting switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult" } result } =>
            result.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } ? awaiter.Expression : null,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax member } => member.Expression,
        MemberAccessExpressionSyntax member => member.Expression,
        _ => null,
    };

    /// <summary>The asynchronous call, with the token where it takes one; null when there is none that fits.</summary>
    private static InvocationExpressionSyntax? Bound(InvocationExpressionSyntax call, string asyncName, string? token, SemanticModel model)
    {
        ExpressionSyntax? method = asyncName switch
        {
            "Task.Delay" => SyntaxFactory.ParseExpression(asyncName),
            _ => call.Expression switch
            {
                MemberAccessExpressionSyntax member => member.WithName(Named(member.Name, asyncName)),
                SimpleNameSyntax simple => Named(simple, asyncName),
                _ => null,
            },
        };
        if (method is null)
            return null;

        var plain = call.WithExpression(method);
        if (token is not null)
        {
            foreach (var argument in new[] { $"{token}", $"cancellationToken: {token}" })
            {
                var withToken = plain.AddArgumentListArguments(SyntaxFactory.ParseArgumentList($"({argument})").Arguments[0]);
                if (Spaced(withToken) is var candidate && Binds(candidate, model, call.SpanStart, takesToken: true))
                    return candidate;
            }
        }

        return Binds(plain, model, call.SpanStart, takesToken: false) ? plain : null;
    }

    private static SimpleNameSyntax Named(SimpleNameSyntax name, string asyncName) =>
        name.WithIdentifier(SyntaxFactory.Identifier(asyncName).WithTriviaFrom(name.Identifier));

    private static InvocationExpressionSyntax Spaced(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        return arguments.Count < 2
            ? call
            : call.WithArgumentList(call.ArgumentList.WithArguments(
                arguments.Replace(arguments[arguments.Count - 1], arguments[arguments.Count - 1].WithLeadingTrivia(SyntaxFactory.Space))));
    }

    private static bool Binds(ExpressionSyntax candidate, SemanticModel model, int position, bool takesToken)
    {
        var symbol = model.GetSpeculativeSymbolInfo(position, candidate, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;
        return symbol is { ReturnType.Name: "Task" or "ValueTask" }
            && (!takesToken || symbol.Parameters.Any(static parameter => parameter.Type.Name == "CancellationToken"));
    }
}
