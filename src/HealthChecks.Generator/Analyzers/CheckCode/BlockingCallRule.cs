using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK302: a check that waits on its thread, though it could await.</summary>
internal sealed class BlockingCallRule : ICheckCodeRule
{
    public void Look(CheckRun run, CheckBody body)
    {
        if (run.IsBlocking || body.IsElsewhere)
            return;

        foreach (var property in body.Properties)
        {
            if (property is { Property.Name: "Result", Instance: { } task }
                && property.Property.ContainingType.IsTask()
                && StartedTasks.IsPending(task, body)
                && !property.IsElsewhere())
            {
                var name = (property.Syntax as MemberAccessExpressionSyntax)?.Name ?? property.Syntax;
                Report(run, name.GetLocation(), "Result", "the task", asyncName: null, token: null);
            }
        }

        foreach (var call in body.Calls)
            Look(run, body, call);
    }

    private static void Look(CheckRun run, CheckBody body, IInvocationOperation call)
    {
        if (WaitedFor(call) is { } task)
        {
            if (StartedTasks.IsPending(task, body) && !call.IsElsewhere())
                Report(run, call.NameLocation(), call.TargetMethod.Name, "the task", asyncName: null, token: null);
        }
        else if (BlockingMethods.TwinOf(call, body, run.Project) is { } twin && !call.IsElsewhere())
        {
            Report(run, call.NameLocation(), call.TargetMethod.Name, $"'{twin}'", twin, body.TokenInScope(call)?.Name);
        }
    }

    /// <summary>The task that a call of Wait, or of GetResult on its awaiter, waits for.</summary>
    private static IOperation? WaitedFor(IInvocationOperation call)
    {
        switch (call)
        {
            case { TargetMethod.Name: "Wait", Instance: { } task } when call.TargetMethod.ContainingType.IsTask():
                return task;
            case { TargetMethod.Name: "GetResult", Instance: { } awaiter }
                when awaiter.Unwrap() is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited }:
                if (awaited.Unwrap() is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
                    awaited = configured;
                return awaited.Type.IsTask() ? awaited : null;
            default:
                return null;
        }
    }

    private static void Report(CheckRun run, Location location, string name, string awaited, string? asyncName, string? token) =>
        run.Reporter.Report(
            DiagnosticDescriptors.BlockingCall,
            location,
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.AsyncName, asyncName).Add(DiagnosticProperties.Token, token),
            name,
            awaited);
}
