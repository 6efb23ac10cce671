using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage.Keys;

/// <summary>What is a dependency outside of the process, and which types know nothing of an application's keys.</summary>
internal static class DependencyTypes
{
    public const string CachingNamespace = "Microsoft.Extensions.Caching.Distributed";

    public static bool IsCache(ITypeSymbol type) =>
        type.Is(CachingNamespace, "IDistributedCache") || type.AllInterfaces.Any(static each => each.Is(CachingNamespace, "IDistributedCache"));

    public static bool IsDataSource(ITypeSymbol? type)
    {
        for (; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.Is("System.Data.Common", "DbDataSource"))
                return true;
        }

        return false;
    }

    /// <summary>Whether a type and its arguments are the project's own, or of a package that asks for no key.</summary>
    public static bool IsFamiliar(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => IsFamiliar(array.ElementType, compilation),
        ITypeParameterSymbol => true,
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named =>
            (named.IsDeclaredIn(compilation) || IsFrameworks(named)) && named.TypeArguments.All(each => IsFamiliar(each, compilation)),
        _ => false,
    };

    /// <summary>Whether a type is of a package that asks for no key.</summary>
    public static bool IsFrameworks(ITypeSymbol type) => type.ContainingAssembly?.Name is { } assembly
        && (assembly is "System" or "mscorlib" or "netstandard" or "Npgsql" or "HealthChecks.Abstractions" or "HealthChecks.Runtime" or "HealthChecks.AspNetCore" or "HealthChecks.Checks"
            || assembly.StartsWith("System.", StringComparison.Ordinal)
            || assembly.StartsWith("Microsoft.", StringComparison.Ordinal)
            || assembly.StartsWith("HealthChecks.Checks.", StringComparison.Ordinal));
}
