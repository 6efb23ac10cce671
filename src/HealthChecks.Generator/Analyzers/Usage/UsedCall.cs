using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>A call that the project makes of a method that matters to health.</summary>
internal sealed class UsedCall(IInvocationOperation operation)
{
    public InvocationExpressionSyntax Syntax { get; } = (InvocationExpressionSyntax)operation.Syntax;

    public IMethodSymbol Method => operation.TargetMethod;

    public string Name => Method.Name;

    /// <summary>The name of the called method: where a diagnostic about the call belongs.</summary>
    public Location NameLocation => (CallActions.NameSyntaxOf(Syntax)?.Identifier.GetLocation() ?? Syntax.GetLocation());

    /// <summary>Its only type argument, when that is a class of some kind and no type parameter.</summary>
    public INamedTypeSymbol? TypeArgument => Method.TypeArguments is [INamedTypeSymbol { TypeKind: not TypeKind.Error } type] ? type : null;

    /// <summary>What the method is called on, the first argument of an extension included.</summary>
    public IOperation? Receiver => Unconverted(operation.Instance ?? (Method.IsExtensionMethod ? operation.Arguments.FirstOrDefault()?.Value : null));

    /// <summary>The arguments as they are written, without that of an extension's <c>this</c>.</summary>
    public IEnumerable<IArgumentOperation> WrittenArguments
    {
        get
        {
            foreach (var argument in operation.Arguments)
            {
                if (argument is { ArgumentKind: ArgumentKind.Explicit or ArgumentKind.ParamArray, IsImplicit: false })
                    yield return argument;
            }
        }
    }

    /// <summary>Whether the result goes nowhere.</summary>
    public bool IsStatement => Syntax.Parent is ExpressionStatementSyntax;

    public bool IsDeclaredIn(string @namespace, string type) => Parsing.SymbolExtensions.Is(Method.ContainingType, @namespace, type);

    /// <summary>The argument for a parameter, without conversions; null when it is left to its default.</summary>
    public IOperation? Argument(string parameter)
    {
        foreach (var argument in operation.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : Unconverted(argument.Value);
        }

        return null;
    }

    public string? ConstantText(string parameter) =>
        Argument(parameter) is { ConstantValue: { HasValue: true, Value: string text } } ? text : null;

    public static IOperation? Unconverted(IOperation? value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value;
    }
}
