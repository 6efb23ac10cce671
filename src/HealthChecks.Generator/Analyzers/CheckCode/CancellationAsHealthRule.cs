using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK304: a cancelled run is passed off as a check that passes.</summary>
internal sealed class CancellationAsHealthRule : ICheckCodeRule
{
    public void Look(CheckRun run, CheckBody body)
    {
        foreach (var clause in body.Catches)
        {
            if (!IsCancellation(clause.ExceptionType)
                || clause.Filter is not null
                || CaughtResults.TryOf(clause) is not { } attempt
                || body.TokenInScope(clause) is not { } token
                || !Carries(attempt.Body, token, body)
                || LooksAtToken(clause, body))
            {
                continue;
            }

            // Unhealthy is what the run comes to anyway.
            if (CaughtResults.KindOf(clause, body) is (ResultKind.Healthy or ResultKind.Degraded) and var kind)
            {
                run.Reporter.Report(
                    DiagnosticDescriptors.CancellationAsHealth,
                    CaughtResults.LocationOf(clause),
                    ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Token, token.Name),
                    kind,
                    token.Name);
            }
        }
    }

    public static bool IsCancellation(ITypeSymbol type) => type.IsOrInherits("System", "OperationCanceledException");

    // The token itself, or a local that was made of it.
    private static bool Carries(IOperation attempt, IParameterSymbol token, CheckBody body)
    {
        foreach (var operation in body.All)
        {
            if (!attempt.Syntax.Span.Contains(operation.Syntax.Span))
                continue;
            if (operation is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, token))
                return true;
            if (operation is ILocalReferenceOperation local && IsMadeOf(body.InitialValueOf(local.Local), token))
                return true;
        }

        return false;
    }

    private static bool IsMadeOf(IOperation? value, IParameterSymbol token) =>
        value is IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" } linked
        && linked.Descendants().Any(each =>
            each is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, token));

    private static bool LooksAtToken(ICatchClauseOperation clause, CheckBody body)
    {
        foreach (var operation in body.All)
        {
            if (clause.Handler.Syntax.Span.Contains(operation.Syntax.Span)
                && operation is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" or "CancellationToken" or "Token" }
                    or IParameterReferenceOperation { Parameter.Type.Name: "CancellationToken" })
            {
                return true;
            }
        }

        return false;
    }
}
