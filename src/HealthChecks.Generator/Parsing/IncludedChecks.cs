using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>The names of the checks that a compiled registry carries as attributes, its own includes among them.</summary>
internal static class IncludedChecks
{
    public static IEnumerable<string> Of(INamedTypeSymbol registry)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Add(registry, "", names, []);
        return names;
    }

    private static void Add(INamedTypeSymbol registry, string prefix, SortedSet<string> names, HashSet<string> visited)
    {
        if (!visited.Add(registry.ToQualifiedName()))
            return;

        foreach (var attribute in registry.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "RegisteredHealthCheckAttribute")
                && attribute.ConstructorArguments is [{ Value: string name }, ..])
            {
                names.Add(prefix + name);
            }
            else if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "IncludeRegistryAttribute")
                && attribute.AttributeClass!.TypeArguments is [INamedTypeSymbol { TypeKind: not TypeKind.Error } included])
            {
                var inner = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Prefix").Value.Value as string;
                Add(included, prefix + inner, names, visited);
            }
        }
    }
}
