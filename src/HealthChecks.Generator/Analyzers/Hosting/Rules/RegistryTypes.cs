using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>The registries of a compilation, by the attributes that the generator writes.</summary>
internal static class RegistryTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation)
    {
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "DeclaredHealthRegistryAttribute")
                && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol registry }])
            {
                yield return registry;
            }
        }
    }
}
