using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>The attributes of ours that a class or method carries, found in one pass: for most symbols there are none.</summary>
internal readonly struct DeclarationMarks
{
    private DeclarationMarks(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
                continue;
            if (type.TypeKind == TypeKind.Error)
                HasUnknown = true;
            else if (type is { ContainingType: null, ContainingNamespace: { Name: MetadataNames.OurNamespace } @namespace }
                && @namespace.ContainingNamespace.IsGlobalNamespace)
            {
                switch (type.Name)
                {
                    case "HealthCheckAttribute":
                        Check ??= attribute;
                        break;
                    case "HealthRegistryAttribute":
                        Registry ??= attribute;
                        break;
                    case "InSubsetAttribute" or "BlockedByAttribute":
                        Companion ??= attribute;
                        break;
                    case "HealthSubsetAttribute" or "IncludeRegistryAttribute":
                        Subset ??= attribute;
                        break;
                    case "HealthCheckDefaultsAttribute":
                        Defaults ??= attribute;
                        break;
                }
            }
        }
    }

    /// <summary>[HealthRegistry].</summary>
    public AttributeData? Registry { get; }

    /// <summary>[HealthCheck].</summary>
    public AttributeData? Check { get; }

    /// <summary>The first [InSubset] or [BlockedBy], which stand beside [HealthCheck].</summary>
    public AttributeData? Companion { get; }

    /// <summary>The first [HealthSubset] or [IncludeRegistry].</summary>
    public AttributeData? Subset { get; }

    /// <summary>[HealthCheckDefaults].</summary>
    public AttributeData? Defaults { get; }

    /// <summary>Whether there is an attribute that the compiler does not find: one of ours, misspelt, for all that is known.</summary>
    public bool HasUnknown { get; }

    public static DeclarationMarks Of(ISymbol symbol) => new(symbol);
}
