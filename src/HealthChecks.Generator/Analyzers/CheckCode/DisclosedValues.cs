using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>
/// Finds in a text or in figures what discloses internals: exceptions, connection strings, environment variables. What goes through a
/// method that is not known may have been made fit for strangers.
/// </summary>
internal static class DisclosedValues
{
    private static readonly string[] SecretWords = ["PASSWORD", "PWD", "SECRET", "TOKEN", "KEY", "CREDENTIAL", "CONNECTION", "DSN", "_URL", "_URI"];

    /// <summary>What is disclosed first; null when nothing is, as far as is known.</summary>
    public static Disclosed? Find(IOperation value, CheckBody body) => Find(value, body, followLocals: true);

    private static Disclosed? Find(IOperation operation, CheckBody body, bool followLocals)
    {
        var value = operation.Unwrap();
        if (Of(value, body) is { } disclosed)
            return disclosed;

        switch (value)
        {
            case ILocalReferenceOperation local:
                return followLocals ? FindInLocal(local, body) : null;
            case IConditionalAccessOperation access:
                return Find(access.WhenNotNull, body, followLocals);
            case IInvocationOperation call when !IsTransparent(call):
                return null;
            case IInvocationOperation or IInterpolatedStringOperation or IInterpolationOperation or IBinaryOperation or IConditionalOperation
                or ICoalesceOperation or IObjectCreationOperation or IObjectOrCollectionInitializerOperation or IArrayCreationOperation
                or IArrayInitializerOperation or ISimpleAssignmentOperation or IAnonymousObjectCreationOperation or IArgumentOperation
                or ICollectionExpressionOperation or ISwitchExpressionOperation or ISwitchExpressionArmOperation:
                foreach (var child in value.ChildOperations)
                {
                    if (Find(child, body, followLocals) is { } found)
                        return found;
                }

                return null;
            default:
                return null;
        }
    }

    private static Disclosed? Of(IOperation value, CheckBody body)
    {
        switch (value)
        {
            case IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace" } text
                when IsForeign(text.Property.ContainingType, text.Instance, body):
                return new Disclosed(value, $"The exception's {text.Property.Name}", NameOf(text.Instance));
            case IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } exception } when IsForeign(exception.Type, exception, body):
                return new Disclosed(value, "The text of the exception", NameOf(exception));
            case ILocalReferenceOperation or IParameterReferenceOperation when IsForeign(value.Type, value, body) && !IsReceiver(value):
                return new Disclosed(value, "The exception", NameOf(value));
            // A builder may have lost its password first.
            case IPropertyReferenceOperation { Property: { Name: "ConnectionString", Type.SpecialType: SpecialType.System_String } property }
                when !property.ContainingType.IsOrInherits("System.Data.Common", "DbConnectionStringBuilder"):
            case IInvocationOperation { TargetMethod: { Name: "GetConnectionString", ReturnType.SpecialType: SpecialType.System_String } }:
                return new Disclosed(value, "A connection string", Exception: null);
            case IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable" } method, Arguments: [{ Value: var variable }, ..] }
                when method.ContainingType.Is("System", "Environment")
                && variable.ConstantValue is { HasValue: true, Value: string name }
                && MayBeSecret(name):
                return new Disclosed(value, "An environment variable", Exception: null);
            default:
                return null;
        }
    }

    // The name of a pod or a version is nobody's secret.
    private static bool MayBeSecret(string variable)
    {
        foreach (var word in SecretWords)
        {
            if (variable.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    // Who declares an exception in this project may have put a text into it that anybody may read.
    private static bool IsForeign(ITypeSymbol? declared, IOperation? exception, CheckBody body)
    {
        var type = exception?.Unwrap().Type ?? declared;
        return type.IsException()
            && !type.Is(MetadataNames.OurNamespace, "HealthCheckException")
            && !type!.IsDeclaredIn(body.Model.Compilation);
    }

    private static bool IsReceiver(IOperation value) =>
        value.Parent is IMemberReferenceOperation or IInvocationOperation or IConditionalAccessOperation;

    private static string? NameOf(IOperation? exception) => exception?.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        _ => null,
    };

    private static bool IsTransparent(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String
        || (call.TargetMethod.Name is "Add" or "TryAdd" && call.TargetMethod.ContainingType.IsOrInherits("System.Collections", "IEnumerable"));

    // What the local is given where it is declared, and what is put into it afterwards.
    private static Disclosed? FindInLocal(ILocalReferenceOperation local, CheckBody body)
    {
        if (body.InitialValueOf(local.Local) is { } initial && Find(initial, body, followLocals: false) is { } given)
            return given;

        foreach (var reference in body.Locals)
        {
            if (!SymbolEqualityComparer.Default.Equals(reference.Local, local.Local) || reference == local)
                continue;

            var put = reference.Consumer() switch
            {
                IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation assignment } => assignment.Value,
                IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd", Arguments: [_, { Value: var added }] } => added,
                ISimpleAssignmentOperation assignment when assignment.Target == reference => assignment.Value,
                _ => null,
            };
            if (put is not null && Find(put, body, followLocals: false) is { } found)
                return found;
        }

        return null;
    }
}

/// <summary>Something that discloses internals.</summary>
/// <param name="Value">The value.</param>
/// <param name="What">What it is, to begin a message.</param>
/// <param name="Exception">The variable of the exception; null for none.</param>
internal sealed record Disclosed(IOperation Value, string What, string? Exception);
