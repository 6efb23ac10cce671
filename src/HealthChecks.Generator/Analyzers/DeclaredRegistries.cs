using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers;

/// <summary>
/// The registries of a compilation, found by the assembly attributes that the generator writes. None where the generator has not run:
/// what depends on them is then unknown, and silent.
/// </summary>
internal sealed class DeclaredRegistries(Compilation compilation)
{
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _registries = new(() => Find(compilation));

    public IReadOnlyList<INamedTypeSymbol> All => _registries.Value;

    /// <summary>The subsets that a check class may be in; null when its registry is not known.</summary>
    public KnownSubsets? SubsetsFor(AttributeData checkMarker)
    {
        foreach (var argument in checkMarker.NamedArguments)
        {
            if (argument.Key == "Registry" && !argument.Value.IsNull)
                return argument.Value.Value is INamedTypeSymbol named && named.IsRegistry() ? KnownSubsets.Of(named) : null;
        }

        return All is [var only] ? KnownSubsets.Of(only) : null;
    }

    /// <summary>The subsets of all registries, for a call that names one without saying whose; null when there are none.</summary>
    public KnownSubsets? AllSubsets() => KnownSubsets.Of(All);

    private static List<INamedTypeSymbol> Find(Compilation compilation)
    {
        var registries = new List<INamedTypeSymbol>();
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "DeclaredHealthRegistryAttribute")
                && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol registry }])
            {
                registries.Add(registry);
            }
        }

        return registries;
    }
}
