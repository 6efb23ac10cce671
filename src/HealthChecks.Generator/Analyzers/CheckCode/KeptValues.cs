using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Finds out whether a value may outlive the run that makes it.</summary>
internal static class KeptValues
{
    /// <summary>
    /// Whether a value may be kept: in a field, by whoever called the method that returns it, by a method that it is handed to, in
    /// something that is made of it, or by what a lambda that makes it was given to.
    /// </summary>
    public static bool MayBeKept(IOperation value, CheckBody body)
    {
        if (value.FunctionAround() is IAnonymousFunctionOperation or ILocalFunctionOperation)
            return true;
        if (Escapes(value, body))
            return true;
        if (LocalOf(value) is not { } local || IsDisposedOf(local, body))
            return false;

        foreach (var reference in body.Locals)
        {
            if (SymbolEqualityComparer.Default.Equals(reference.Local, local) && Escapes(reference, body))
                return true;
        }

        return false;
    }

    /// <summary>The local that a value is put into where that is declared; null for none.</summary>
    public static ILocalSymbol? LocalOf(IOperation value)
    {
        var consumer = value.Consumer();
        while (consumer is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync" })
            consumer = consumer.Consumer();

        return consumer is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;
    }

    private static bool IsDisposedOf(ILocalSymbol local, CheckBody body)
    {
        foreach (var operation in body.All)
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                return declarator.Parent?.Parent is { Parent: IUsingDeclarationOperation or IUsingOperation };
        }

        return false;
    }

    private static bool Escapes(IOperation value, CheckBody body)
    {
        for (var consumer = value.Consumer(); ; consumer = consumer.Consumer())
        {
            switch (consumer)
            {
                case IAwaitOperation or ICoalesceOperation or IConditionalOperation or ITupleOperation:
                    continue;
                case IInvocationOperation { Type: { } result } when MayHold(result, value):
                    continue;
                case IAssignmentOperation assignment:
                    return assignment.Target is IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation;
                case IReturnOperation:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation }:
                    // Handed to a method that may put it anywhere.
                    return true;
                case IArgumentOperation { Parent: IObjectCreationOperation made }:
                    return MayBeKept(made, body);
                default:
                    return false;
            }
        }
    }

    // A database or a channel of a client is kept instead of the client; what an HTTP client answers is not.
    private static bool MayHold(ITypeSymbol result, IOperation value)
    {
        var held = result is INamedTypeSymbol { TypeArguments: [var inner] } && result.IsTask() ? inner : result;
        return held.SpecialType == SpecialType.None && !value.Type.Is("System.Net.Http", "HttpClient");
    }
}
