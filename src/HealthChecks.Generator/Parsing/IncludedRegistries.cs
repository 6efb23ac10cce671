using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// The registries that a registry includes, theirs included, read from attributes: a compiled registry carries the names of its checks,
/// one of the same project does not yet.
/// </summary>
internal static class IncludedRegistries
{
    public static EquatableArray<IncludeModel> Of(INamedTypeSymbol registry, ParseContext context) =>
        Of(registry, context, new HashSet<string>(StringComparer.Ordinal) { registry.ToQualifiedName() });

    /// <summary>The registry that an attribute includes; null when it includes none that is known.</summary>
    public static INamedTypeSymbol? Included(AttributeData attribute) =>
        attribute.AttributeClass is { TypeArguments: [INamedTypeSymbol { TypeKind: not TypeKind.Error } included] } ? included : null;

    public static bool IsInclude(AttributeData attribute) =>
        attribute.AttributeClass.Is(MetadataNames.OurNamespace, "IncludeRegistryAttribute");

    private static EquatableArray<IncludeModel> Of(INamedTypeSymbol registry, ParseContext context, HashSet<string> path)
    {
        var includes = new List<IncludeModel>();
        foreach (var attribute in registry.GetAttributes())
        {
            if (!IsInclude(attribute) || Included(attribute) is not { } included)
                continue;

            // Half-typed code may go in circles.
            var name = included.ToQualifiedName();
            var inner = path.Add(name) ? Of(included, context, path) : EquatableArray<IncludeModel>.Empty;
            path.Remove(name);

            includes.Add(new IncludeModel(
                name,
                new AttributeReader(attribute, context).String("Prefix") ?? "",
                (KnownSubsets.Of(included, context)?.Names ?? []).ToEquatableArray(),
                Checks(included).ToEquatableArray(),
                inner));
        }

        return includes.ToEquatableArray();
    }

    private static IEnumerable<string> Checks(INamedTypeSymbol registry)
    {
        foreach (var attribute in registry.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "RegisteredHealthCheckAttribute")
                && attribute.ConstructorArguments is [{ Value: string name }, ..])
            {
                yield return name;
            }
        }
    }
}
