using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Finds out whether a value may outlive the run that makes it.</summary>
internal static class KeptValues
{
    /// <summary>
    /// Whether a value may be kept: in a field, by whoever called the method that returns it, or by what a lambda that makes it was
    /// given to.
    /// </summary>
    public static bool MayBeKept(IOperation value, CheckBody body)
    {
        if (value.FunctionAround() is IAnonymousFunctionOperation or ILocalFunctionOperation)
            return true;
        if (Escapes(value))
            return true;
        if (LocalOf(value) is not { } local)
            return false;

        foreach (var reference in body.Locals)
        {
            if (SymbolEqualityComparer.Default.Equals(reference.Local, local) && Escapes(reference))
                return true;
        }

        return false;
    }

    /// <summary>The local that a value is put into where that is declared; null for none.</summary>
    public static ILocalSymbol? LocalOf(IOperation value)
    {
        var consumer = value.Consumer();
        if (consumer is IAwaitOperation await)
            consumer = await.Consumer();

        return consumer is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;
    }

    private static bool Escapes(IOperation value)
    {
        for (var consumer = value.Consumer(); ; consumer = consumer.Consumer())
        {
            switch (consumer)
            {
                case IAwaitOperation or ICoalesceOperation or IConditionalOperation:
                    continue;
                case IAssignmentOperation assignment:
                    return assignment.Target is IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation;
                case IReturnOperation:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    // Handed to a method that may put it anywhere.
                    return call.TargetMethod.Name is "CompareExchange" or "Exchange" or "TryAdd" or "GetOrAdd" or "Add" or "Set";
                default:
                    return false;
            }
        }
    }
}
