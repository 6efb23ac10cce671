using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>Which types and methods are those of ASP.NET Core, and which are ours.</summary>
internal static class FrameworkSymbols
{
    /// <summary>Whether ASP.NET Core or the extensions that it is made of declare a method.</summary>
    public static bool IsOfFramework(this IMethodSymbol method) =>
        method.ContainingAssembly?.Name is { } assembly
        && (assembly.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    /// <summary>Whether our own packages declare a method.</summary>
    public static bool IsOurs(this IMethodSymbol method) => method.ContainingAssembly?.Name is "HealthChecks.AspNetCore" or "HealthChecks.Runtime";

    public static bool IsPipeline(this ITypeSymbol? type) =>
        type.Is("Microsoft.AspNetCore.Builder", "IApplicationBuilder") || type.IsWebApplication();

    public static bool IsWebApplication(this ITypeSymbol? type) => type.Is("Microsoft.AspNetCore.Builder", "WebApplication");

    public static bool IsRouteBuilder(this ITypeSymbol? type) => type.Is("Microsoft.AspNetCore.Routing", "IEndpointRouteBuilder");

    /// <summary>Whether a method with a first parameter of the type adds conventions.</summary>
    public static bool TakesConventions(this ITypeSymbol? type)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Any(static constraint => constraint.TakesConventions());

        return IsConventionBuilder(type)
            || (type is not null && !type.IsPipeline() && type.AllInterfaces.Any(static each => IsConventionBuilder(each)));
    }

    private static bool IsConventionBuilder(ITypeSymbol? type) => type.Is("Microsoft.AspNetCore.Builder", "IEndpointConventionBuilder");

    private static bool Is(this ITypeSymbol? type, string @namespace, string name) =>
        Parsing.SymbolExtensions.Is(type, @namespace, name);
}
