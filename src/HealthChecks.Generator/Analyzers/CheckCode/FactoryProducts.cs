using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>The classes that factory methods of the project's registries return: checks too, though nothing marks them.</summary>
internal sealed class FactoryProducts(DeclaredRegistries registries)
{
    private readonly Lazy<Dictionary<ISymbol, bool>> _blockingByType = new(() => Find(registries));

    public bool Contains(INamedTypeSymbol type) => _blockingByType.Value.ContainsKey(type);

    /// <summary>Whether a factory of the class says that its checks block their threads.</summary>
    public bool AreBlocking(INamedTypeSymbol type) => _blockingByType.Value.TryGetValue(type, out var blocking) && blocking;

    private static Dictionary<ISymbol, bool> Find(DeclaredRegistries registries)
    {
        var products = new Dictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        foreach (var registry in registries.All)
        {
            foreach (var member in registry.GetMembers())
            {
                if (member is not IMethodSymbol { ReturnType: INamedTypeSymbol type } method
                    || method.FindAttribute("HealthCheckAttribute") is not { } marker
                    || !type.ImplementsHealthCheck())
                {
                    continue;
                }

                products.TryGetValue(type.OriginalDefinition, out var blocking);
                products[type.OriginalDefinition] = blocking || IsBlocking(marker);
            }
        }

        return products;
    }

    private static bool IsBlocking(AttributeData marker)
    {
        foreach (var argument in marker.NamedArguments)
        {
            if (argument.Key == "Blocking")
                return argument.Value.Value is true;
        }

        return false;
    }
}
