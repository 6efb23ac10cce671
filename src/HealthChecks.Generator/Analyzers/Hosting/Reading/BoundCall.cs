using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>A call, the method that it binds to, and what its receiver and arguments stand for.</summary>
internal sealed class BoundCall(InvocationExpressionSyntax syntax, IMethodSymbol method, BuilderValue? receiver, BuilderValue?[] arguments)
{
    public InvocationExpressionSyntax Syntax { get; } = syntax;

    /// <summary>The method as it is declared: an extension has its receiver as the first parameter.</summary>
    public IMethodSymbol Method { get; } = (method.ReducedFrom ?? method).OriginalDefinition;

    public bool HasValue => receiver is not null || arguments.Any(static each => each is not null);

    /// <summary>What the method acts on: the receiver, or the first argument of an extension called as a static method.</summary>
    public BuilderValue? On => receiver ?? (Method.IsExtensionMethod && method.ReducedFrom is null && arguments.Length > 0 ? arguments[0] : null);

    /// <summary>The type as which the method sees what it acts on.</summary>
    public ITypeSymbol? OnType => Method.IsExtensionMethod ? Method.Parameters[0].Type : Method.ContainingType;

    /// <summary>The arguments besides what the method acts on.</summary>
    public IEnumerable<ExpressionSyntax> Arguments
    {
        get
        {
            var all = Syntax.ArgumentList.Arguments;
            for (var i = receiver is null && On is not null ? 1 : 0; i < all.Count; i++)
                yield return all[i].Expression;
        }
    }

    /// <summary>Code that cannot be read has everything.</summary>
    public void Escape()
    {
        receiver?.Escape();
        EscapeArguments();
    }

    /// <summary>Code that cannot be read has what is passed besides what the method acts on.</summary>
    public void EscapeArguments()
    {
        foreach (var value in arguments)
        {
            if (value is not null && value != On)
                value.Escape();
        }
    }

    /// <summary>What each parameter stands for.</summary>
    public IEnumerable<(IParameterSymbol Parameter, BuilderValue Value)> Values()
    {
        var shift = method.ReducedFrom is null ? 0 : 1;
        if (shift == 1 && receiver is not null)
            yield return (Method.Parameters[0], receiver);

        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is not { } value)
                continue;

            var named = Syntax.ArgumentList.Arguments[i].NameColon?.Name.Identifier.ValueText;
            var parameter = named is null
                ? i + shift < Method.Parameters.Length ? Method.Parameters[i + shift] : null
                : Method.Parameters.FirstOrDefault(each => each.Name == named);
            if (parameter is not null)
                yield return (parameter, value);
        }
    }
}
