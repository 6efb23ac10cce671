using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>The checks that a check says it is blocked by, each with its attribute; what cannot be read is left out.</summary>
internal static class DeclaredCauses
{
    public static IEnumerable<(string Name, AttributeReader Reader)> Of(ISymbol check, ParseContext context)
    {
        foreach (var attribute in check.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "BlockedByAttribute"))
                continue;

            var reader = new AttributeReader(attribute, context);
            if (reader.FirstCheck() is { Kind: NameReferenceKind.Name, Text: var name })
                yield return (name, reader);
        }
    }
}
