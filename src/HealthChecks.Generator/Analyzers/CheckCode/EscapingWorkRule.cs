using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK308: something that the run starts goes on when the run is over.</summary>
internal sealed class EscapingWorkRule : ICheckCodeRule
{
    private const string Await = "await it";

    public void Look(CheckRun run, CheckBody body)
    {
        foreach (var call in body.Calls)
        {
            if (Escape(call, body))
                Report(run, call.NameLocation(), $"'{call.TargetMethod.Name}'", Await);
            else if (IsQueued(call) && !WaitsOtherwise(body))
                Report(run, call.NameLocation(), $"'{call.TargetMethod.Name}'", "await a task instead");
        }

        foreach (var creation in body.Creations)
        {
            if (IsLeftRunning(creation, body))
                Report(run, creation.NameLocation(), $"The {creation.Type!.Name}", "await a task instead");
        }

        if (body.Method is { IsAsync: true, ReturnsVoid: true })
            Report(run, body.Declaration.Identifier.GetLocation(), $"'{body.Method.Name}', which is async void,", "return Task and await it");

        foreach (var operation in body.All)
            LookAtFunction(run, operation);
    }

    private static void LookAtFunction(CheckRun run, IOperation operation)
    {
        if (operation is ILocalFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } local }
            && operation.Syntax is LocalFunctionStatementSyntax syntax)
        {
            Report(run, syntax.Identifier.GetLocation(), $"'{local.Name}', which is async void,", "return Task and await it");
        }

        if (operation is IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } }
            && operation.Syntax is AnonymousFunctionExpressionSyntax lambda)
        {
            var modifier = lambda.Modifiers.FirstOrDefault(static each => each.IsKind(SyntaxKind.AsyncKeyword));
            Report(run, modifier.GetLocation(), "The lambda, which is async void here,", "use what takes a function that returns a task");
        }
    }

    /// <summary>Whether a task is started and nobody looks at it again.</summary>
    private static bool Escape(IInvocationOperation call, CheckBody body)
    {
        if (!call.Type.IsTask() || call.TargetMethod.Name is "DisposeAsync" or "CancelAsync" or "FromResult")
            return false;

        switch (call.Consumer())
        {
            // The compiler says so itself in what is async, and of what is.
            case IExpressionStatementOperation:
                return !call.TargetMethod.IsAsync && !body.SymbolOf(call.FunctionAround()).IsAsync;
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                return true;
            default:
                return KeptValues.LocalOf(call) is { } local && local.Type.IsTask() && !IsRead(local, body);
        }
    }

    private static bool IsQueued(IInvocationOperation call) =>
        call.TargetMethod.Name is "QueueUserWorkItem" or "UnsafeQueueUserWorkItem"
        && call.TargetMethod.ContainingType.Is("System.Threading", "ThreadPool");

    // It may wait for a signal.
    private static bool WaitsOtherwise(CheckBody body)
    {
        foreach (var call in body.Calls)
        {
            if (call.TargetMethod.Name is "Wait" or "WaitOne" or "WaitAsync" or "Join" or "WaitAll" or "SignalAndWait")
                return true;
        }

        foreach (var creation in body.Creations)
        {
            if (creation.Type.Is(CodeExtensions.Tasks, "TaskCompletionSource"))
                return true;
        }

        return false;
    }

    private static bool IsLeftRunning(IObjectCreationOperation creation, CheckBody body)
    {
        var isThread = creation.Type.Is("System.Threading", "Thread");
        if (!isThread && !creation.Type.Is("System.Threading", "Timer") && !creation.Type.Is("System.Timers", "Timer"))
            return false;
        if (WaitsOtherwise(body))
            return false;

        switch (creation.Consumer())
        {
            case IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }:
                return !isThread;
            case IInvocationOperation { TargetMethod.Name: "Start" }:
                return true;
            default:
                return KeptValues.LocalOf(creation) is { } local && !IsDisposed(creation) && IsOnlyStarted(local, body, isThread);
        }
    }

    private static bool IsDisposed(IOperation creation)
    {
        for (var current = creation.Parent; current is not null; current = current.Parent)
        {
            if (current is IUsingDeclarationOperation or IUsingOperation)
                return true;
            if (current is IBlockOperation)
                return false;
        }

        return false;
    }

    private static bool IsOnlyStarted(ILocalSymbol local, CheckBody body, bool isThread)
    {
        var isStarted = !isThread;
        foreach (var reference in body.Locals)
        {
            if (!SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            if (reference.Parent is IInvocationOperation { TargetMethod.Name: "Start" or "UnsafeStart" })
                isStarted = true;
            else if (reference.Parent is not (IPropertyReferenceOperation or IEventReferenceOperation))
                return false;
        }

        return isStarted;
    }

    private static bool IsRead(ILocalSymbol local, CheckBody body)
    {
        foreach (var reference in body.Locals)
        {
            if (SymbolEqualityComparer.Default.Equals(reference.Local, local))
                return true;
        }

        return false;
    }

    private static void Report(CheckRun run, Location location, string what, string advice) =>
        run.Reporter.Report(DiagnosticDescriptors.EscapingWork, location, null, what, advice);
}
