using System.Collections.Immutable;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>Reads calls that register a check class with the framework's builder.</summary>
internal static class HealthBuilderCalls
{
    public static bool IsOnBuilder(IMethodSymbol method) =>
        (method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type.Is(MetadataNames.DependencyInjectionNamespace, "IHealthChecksBuilder") == true;

    /// <summary>
    /// The class that a call registers as the container constructs it, without arguments of its own; null for everything else.
    /// </summary>
    public static INamedTypeSymbol? RegisteredClass(UsedCall call)
    {
        if (!IsOnBuilder(call.Method))
            return null;
        if (call.TypeArgument is { } type)
            return HasArguments(call) ? null : type;

        return call.Argument("instance") is IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type: INamedTypeSymbol created }
            ? created
            : null;
    }

    /// <summary>The tags that a call gives; null when they are not listed there.</summary>
    public static IReadOnlyList<IOperation>? Tags(UsedCall call) => call.Argument("tags") switch
    {
        null => [],
        { ConstantValue: { HasValue: true, Value: null } } => [],
        IArrayCreationOperation { Initializer.ElementValues: var items } => items,
        ICollectionExpressionOperation { Elements: var items } => items,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer.Initializers: var items } => Added(items),
        _ => null,
    };

    // new List<string> { "ready" }
    private static List<IOperation>? Added(ImmutableArray<IOperation> items)
    {
        var added = new List<IOperation>();
        foreach (var item in items)
        {
            if (item is not IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var value }] })
                return null;
            added.Add(value);
        }

        return added;
    }

    // AddTypeActivatedCheck<T>("x", args: ...): an instance that is not what the container would make.
    private static bool HasArguments(UsedCall call) => call.Name == "AddTypeActivatedCheck" && call.Argument("args") switch
    {
        null => false,
        IArrayCreationOperation { Initializer: null or { ElementValues.IsEmpty: true } } => false,
        _ => true,
    };
}
