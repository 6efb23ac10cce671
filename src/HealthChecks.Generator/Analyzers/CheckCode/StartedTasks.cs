using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>What is known of a task in a run.</summary>
internal static class StartedTasks
{
    /// <summary>
    /// Whether a task has just been started, and nothing has waited for it before: a call, or a local that was given one. Of any other
    /// task nobody knows.
    /// </summary>
    public static bool IsPending(IOperation task, CheckBody body)
    {
        var value = task.Unwrap();
        if (value is ILocalReferenceOperation local)
            return body.InitialValueOf(local.Local) is IInvocationOperation started && IsStart(started) && !IsSettled(local, body);

        return value is IInvocationOperation call && IsStart(call);
    }

    /// <summary>
    /// Whether an operation is in a lambda that is run on another thread, or translated instead of run, or handed to what cannot be
    /// known; or is a method that is run so.
    /// </summary>
    public static bool IsElsewhere(this IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is not (IAnonymousFunctionOperation or IMethodReferenceOperation))
                continue;
            if (current.Parent?.Type.Is("System.Linq.Expressions", "Expression") == true)
                return true;
            if (current.Consumer() is IInvalidOperation || (current.Consumer() is IArgumentOperation argument && IsStarted(argument.Parent)))
                return true;
        }

        return false;
    }

    private static bool IsStarted(IOperation? starter) => starter switch
    {
        IInvocationOperation call => call.TargetMethod is { Name: "Run" or "StartNew" or "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" },
        IObjectCreationOperation creation => creation.Type.Is("System.Threading", "Thread") || creation.Type.IsOrInherits("System", "Lazy"),
        _ => false,
    };

    private static bool IsStart(IInvocationOperation call) =>
        call.Type.IsTask()
        && !(call.TargetMethod.ContainingType.IsTask() && call.TargetMethod.Name is "FromResult" or "FromException" or "FromCanceled");

    // Awaited, handed to something that waits for it, or asked how far it is.
    private static bool IsSettled(ILocalReferenceOperation task, CheckBody body)
    {
        foreach (var reference in body.Locals)
        {
            if (reference == task || !SymbolEqualityComparer.Default.Equals(reference.Local, task.Local))
                continue;

            switch (reference.Consumer())
            {
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                    break;
                case IInvocationOperation { TargetMethod.Name: "GetAwaiter" }:
                    break;
                case IInvocationOperation { TargetMethod.Name: "Wait" } when reference.Syntax.SpanStart > task.Syntax.SpanStart:
                    break;
                default:
                    return true;
            }
        }

        return false;
    }
}
