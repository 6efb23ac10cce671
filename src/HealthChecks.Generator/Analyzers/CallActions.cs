using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers;

/// <summary>Looks at calls of methods with certain names, and binds nothing else: in most files no call has one.</summary>
internal static class CallActions
{
    /// <summary>Calls back for each call of a method with one of the names, whoever declares it.</summary>
    public static void RegisterCalls(
        this CompilationStartAnalysisContext start,
        ImmutableHashSet<string> names,
        Action<SyntaxNodeAnalysisContext, IInvocationOperation> analyze) =>
        start.RegisterSyntaxNodeAction(
            context =>
            {
                var call = (InvocationExpressionSyntax)context.Node;
                if (NameOf(call) is { } name
                    && names.Contains(name)
                    && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation operation)
                {
                    analyze(context, operation);
                }
            },
            SyntaxKind.InvocationExpression);

    /// <summary>The name of the called method as it is written; null when the call names none.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => NameSyntaxOf(call)?.Identifier.ValueText;

    /// <summary>The part of a call that names the method: where a diagnostic about the call belongs.</summary>
    public static SimpleNameSyntax? NameSyntaxOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        SimpleNameSyntax name => name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
