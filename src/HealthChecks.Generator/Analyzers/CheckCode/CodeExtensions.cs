using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Questions that several rules ask about operations and types.</summary>
internal static class CodeExtensions
{
    public const string Tasks = "System.Threading.Tasks";

    /// <summary>What is converted or put in parentheses, without that.</summary>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;

        return operation;
    }

    /// <summary>What takes the value, whatever it is converted to before.</summary>
    public static IOperation? Consumer(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
            parent = parent.Parent;

        return parent;
    }

    /// <summary>The lambda, local function or method that an operation is directly in.</summary>
    public static IOperation? FunctionAround(this IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation or IMethodBodyOperation)
                return current;
        }

        return null;
    }

    /// <summary>The symbol of a function that <see cref="FunctionAround"/> gave.</summary>
    public static IMethodSymbol SymbolOf(this CheckBody body, IOperation? function) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => body.Method,
    };

    /// <summary>The token that is in scope where an operation is: of the function around it, or of one around that.</summary>
    public static IParameterSymbol? TokenInScope(this CheckBody body, IOperation operation)
    {
        for (var function = operation.FunctionAround(); ; function = function.FunctionAround())
        {
            var symbol = body.SymbolOf(function);
            foreach (var parameter in symbol.Parameters)
            {
                if (parameter.Type.IsToken() && parameter is { RefKind: RefKind.None, Name.Length: > 0, IsDiscard: false })
                    return parameter;
            }

            if (function is null or IMethodBodyOperation || symbol.IsStatic)
                return null;
        }
    }

    /// <summary>Where a call names its method.</summary>
    public static Location NameLocation(this IInvocationOperation call) =>
        (call.Syntax is InvocationExpressionSyntax syntax ? CallActions.NameSyntaxOf(syntax)?.Identifier.GetLocation() : null)
        ?? call.Syntax.GetLocation();

    /// <summary>Where a creation names its type.</summary>
    public static Location NameLocation(this IObjectCreationOperation creation) =>
        ((creation.Syntax as ObjectCreationExpressionSyntax)?.Type ?? creation.Syntax).GetLocation();

    public static bool IsToken(this ITypeSymbol? type) => type.Is("System.Threading", "CancellationToken");

    /// <summary>Whether a type is Task or ValueTask, of something or of nothing.</summary>
    public static bool IsTask(this ITypeSymbol? type) => type.Is(Tasks, "Task") || type.Is(Tasks, "ValueTask");

    /// <summary>Whether a method returns a check's result, at once or as a task.</summary>
    public static bool ReturnsResult(this IMethodSymbol method) =>
        IsResult(method.ReturnType)
        || (method.ReturnType is INamedTypeSymbol { TypeArguments: [var result] } task && task.IsTask() && IsResult(result));

    public static bool IsResult(this ITypeSymbol? type) => type.Is(MetadataNames.FrameworkNamespace, "HealthCheckResult");

    public static bool IsException(this ITypeSymbol? type) => type.IsOrInherits("System", "Exception");

    /// <summary>Whether a type is of a name, inherits it or implements it.</summary>
    public static bool IsOrInherits(this ITypeSymbol? type, string @namespace, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(@namespace, name))
                return true;
        }

        foreach (var implemented in type?.AllInterfaces ?? [])
        {
            if (implemented.Is(@namespace, name))
                return true;
        }

        return false;
    }
}
