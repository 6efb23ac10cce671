using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Finds out whether a call could be given a token.</summary>
internal static class TokenOverloads
{
    /// <summary>
    /// The name of the token parameter that a call leaves out: an optional one of its own, or the last one of an overload that is else
    /// the same. Null when there is none, or the call has a token.
    /// </summary>
    public static string? Missing(IInvocationOperation call, SemanticModel model)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.IsToken() == true)
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? argument.Parameter.Name : null;
        }

        var method = call.TargetMethod;
        foreach (var member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol other && TakesTokenBesides(other, method) is { } parameter && model.IsAccessible(call.Syntax.SpanStart, other))
                return parameter.Name;
        }

        return null;
    }

    private static IParameterSymbol? TakesTokenBesides(IMethodSymbol other, IMethodSymbol method)
    {
        if (other.IsStatic != method.IsStatic || other.Arity != method.Arity || other.Parameters.Length != method.Parameters.Length + 1)
            return null;

        if (other.Arity > 0)
            other = other.Construct(method.TypeArguments, method.TypeArgumentNullableAnnotations);
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].IsParams
                || method.Parameters[i].RefKind != other.Parameters[i].RefKind
                || !SymbolEqualityComparer.Default.Equals(method.Parameters[i].Type, other.Parameters[i].Type))
            {
                return null;
            }
        }

        if (other.GetAttributes().Any(static each => each.AttributeClass.Is("System", "ObsoleteAttribute")))
            return null;

        var last = other.Parameters[other.Parameters.Length - 1];
        return last.Type.IsToken() && last.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(method.ReturnType, other.ReturnType)
            ? last
            : null;
    }
}
