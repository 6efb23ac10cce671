using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Reads what the results say that a check returns.</summary>
internal static class CheckResults
{
    /// <summary>What a returned value says; the same on all branches, or unknown.</summary>
    public static ResultKind KindOf(IOperation? value)
    {
        switch (value?.Unwrap())
        {
            case IAwaitOperation await:
                return KindOf(await.Operation);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Both(KindOf(conditional.WhenTrue), KindOf(otherwise));
            case ISwitchExpressionOperation { Arms: { IsEmpty: false } arms }:
                return arms.Select(static arm => KindOf(arm.Value)).Aggregate(Both);
            case IInvocationOperation call when IsWrapping(call.TargetMethod) && call.Arguments is [{ Value: var wrapped }]:
                return KindOf(wrapped);
            case IInvocationOperation call when IsFactory(call.TargetMethod):
                return KindOf(call.TargetMethod.Name);
            case IObjectCreationOperation { Arguments: [{ Value: var first }, ..] } creation:
                return creation.Type.IsTask() ? KindOf(first) : creation.Type.IsResult() ? KindOfStatus(first) : ResultKind.Unknown;
            default:
                return ResultKind.Unknown;
        }
    }

    /// <summary>Whether a method makes a result of what it is given: it can only be what it is called.</summary>
    public static bool IsFactory(IMethodSymbol method) =>
        method.IsStatic
        && (method.ContainingType.IsResult() || method.ContainingType.Is(MetadataNames.OurNamespace, "HealthResults"));

    /// <summary>Whether a method puts a result into a task.</summary>
    public static bool IsWrapping(IMethodSymbol method) => method.Name == "FromResult" && method.ContainingType.IsTask();

    /// <summary>What all values say that a function returns outside of <paramref name="except"/>; unknown when there are none.</summary>
    public static ResultKind KindOfReturns(CheckBody body, IOperation? function, SyntaxNode? except = null)
    {
        ResultKind? kind = null;
        foreach (var each in body.Returns)
        {
            if (each.FunctionAround() == function && except?.Span.Contains(each.Syntax.Span) != true)
                kind = kind is { } before ? Both(before, KindOf(each.ReturnedValue)) : KindOf(each.ReturnedValue);
        }

        return kind ?? ResultKind.Unknown;
    }

    private static ResultKind Both(ResultKind one, ResultKind other) => one == other ? one : ResultKind.Unknown;

    private static ResultKind KindOf(string name) => name switch
    {
        "Healthy" => ResultKind.Healthy,
        "Degraded" => ResultKind.Degraded,
        "Unhealthy" => ResultKind.Unhealthy,
        _ => ResultKind.Unknown,
    };

    private static ResultKind KindOfStatus(IOperation status) =>
        status.Unwrap() is IFieldReferenceOperation { Field: var field } && field.ContainingType.Is(MetadataNames.FrameworkNamespace, "HealthStatus")
            ? KindOf(field.Name)
            : ResultKind.Unknown;
}
