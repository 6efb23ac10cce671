using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK303: something that could be cancelled is awaited without the token of the run.</summary>
internal sealed class IgnoredTokenRule : ICheckCodeRule
{
    public void Look(CheckRun run, CheckBody body)
    {
        IInvocationOperation? first = null;
        foreach (var call in body.Calls)
        {
            // What tidies up has to be done although the run was cancelled.
            if (!IsAsynchronous(call) || IsTidyingUp(call))
                continue;

            if (NoToken(call) is { } none)
            {
                if (body.TokenInScope(call) is { } token)
                    Report(run, none.Syntax.GetLocation(), call, token, parameter: null);
            }
            else if (IsAwaited(call) && TokenOverloads.Missing(call, body.Model) is { } parameter)
            {
                if (body.TokenInScope(call) is { } token)
                    Report(run, call.NameLocation(), call, token, parameter);
                else if (call.FunctionAround() is null or IMethodBodyOperation)
                    first ??= call;
            }
        }

        if (first is not null && body.IsRoot && run.IsMethod)
        {
            run.Reporter.Report(
                DiagnosticDescriptors.IgnoredToken,
                body.Declaration.Identifier.GetLocation(),
                ImmutableDictionary<string, string?>.Empty,
                first.TargetMethod.Name,
                "add a parameter 'CancellationToken cancellationToken' and pass it on");
        }
    }

    private static void Report(CheckRun run, Location location, IInvocationOperation call, IParameterSymbol token, string? parameter) =>
        run.Reporter.Report(
            DiagnosticDescriptors.IgnoredToken,
            location,
            ImmutableDictionary<string, string?>.Empty
                .Add(DiagnosticProperties.Token, token.Name)
                .Add(DiagnosticProperties.TokenParameter, parameter),
            call.TargetMethod.Name,
            $"pass '{token.Name}'");

    // Task.Run and its like take a token only for the time before they begin.
    private static bool IsAsynchronous(IInvocationOperation call) =>
        (call.Type.IsTask() || call.Type.Is("System.Collections.Generic", "IAsyncEnumerable"))
        && (!call.TargetMethod.ContainingType.IsOrInherits(CodeExtensions.Tasks, "Task") || call.TargetMethod.Name is "Delay")
        && !call.TargetMethod.ContainingType.Is(CodeExtensions.Tasks, "TaskFactory")
        && !WaitsForNothing(call);

    private static bool WaitsForNothing(IInvocationOperation call) =>
        call.TargetMethod.Name is "WaitAsync" or "Delay"
        && call.Arguments is [{ Value: var limit }, ..]
        && limit.Unwrap().ConstantValue is { HasValue: true, Value: 0 };

    private static bool IsTidyingUp(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (parent is ICatchClauseOperation || (parent is ITryOperation { Finally: { } last } && last == current))
                return true;
        }

        return false;
    }

    /// <summary>An argument that says that there shall be no token.</summary>
    private static IOperation? NoToken(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.IsToken() == true)
            {
                var value = argument.Value.Unwrap();
                return value is IDefaultValueOperation
                    or IPropertyReferenceOperation { Property.Name: "None", Instance: null }
                    or IObjectCreationOperation { Arguments.IsEmpty: true }
                    && value.Type.IsToken()
                    ? value
                    : null;
            }
        }

        return null;
    }

    private static bool IsAwaited(IInvocationOperation call)
    {
        var consumer = call.Consumer();
        if (consumer is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured && configured.Instance?.Unwrap() == call)
            consumer = configured.Consumer();

        return consumer switch
        {
            IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } => true,
            IReturnOperation => !call.Type.Is("System.Collections.Generic", "IAsyncEnumerable"),
            IArrayInitializerOperation { Parent.Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WhenAll" } } } => true,
            _ => false,
        };
    }
}
