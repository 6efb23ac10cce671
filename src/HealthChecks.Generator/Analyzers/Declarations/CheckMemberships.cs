using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>Where one check is critical: by its own [InSubset], and in the subsets that include those.</summary>
internal sealed class CheckMemberships
{
    private readonly Dictionary<string, (bool Critical, AttributeReader Reader)> _own = new(StringComparer.OrdinalIgnoreCase);
    private readonly RegistryFacts _registry;

    private CheckMemberships(RegistryFacts registry) => _registry = registry;

    /// <summary>The memberships of a check; null when it has none, or when not all of them can be known.</summary>
    public static CheckMemberships? Of(MarkedCheck check, RegistryFacts registry, ParseContext context)
    {
        if (!registry.IsKnown)
            return null;

        var marker = new AttributeReader(check.Marker, context);
        var memberships = new CheckMemberships(registry);
        foreach (var attribute in check.Symbol.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "InSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, context);
            if (reader.FirstSubset() is not { Kind: NameReferenceKind.Name, Text: var name }
                || reader.IsUnknown("Critical")
                || marker.IsUnknown("Critical"))
            {
                return null;
            }

            memberships._own[name] = (reader.Bool("Critical") ?? marker.Bool("Critical") ?? true, reader);
        }

        return memberships._own.Count == 0 ? null : memberships;
    }

    /// <summary>
    /// The [InSubset] that makes the check critical in a subset, with the name that it gives; null when it is not critical there.
    /// </summary>
    public (string Name, AttributeReader Reader)? CriticalBy(SubsetFacts subset) => CriticalBy(subset, []);

    // Its own [InSubset] overrides; of two inclusions the stricter holds.
    private (string Name, AttributeReader Reader)? CriticalBy(SubsetFacts subset, HashSet<SubsetFacts> visited)
    {
        if (_own.TryGetValue(subset.Name, out var own))
            return own.Critical ? (subset.Name, own.Reader) : null;
        if (!visited.Add(subset))
            return null;

        foreach (var name in subset.Includes)
        {
            if (_registry.Find(name) is { } included && CriticalBy(included, visited) is { } by)
                return by;
        }

        return null;
    }
}
