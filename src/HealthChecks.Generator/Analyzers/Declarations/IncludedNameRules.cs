using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>HCK005 for two included registries that bring checks of one name; a clash with an own check is reported there.</summary>
internal static class IncludedNameRules
{
    public static void Check(RegistryFacts registry, ParseContext context)
    {
        if (registry.Registries.Count < 3)
            return;

        var owners = new Dictionary<string, IncludedFacts>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < registry.Registries.Count; i++)
        {
            var included = registry.Registries[i];
            foreach (var name in RegistryFacts.NamesOf(included))
            {
                if (!owners.TryGetValue(name, out var owner))
                {
                    owners.Add(name, included);
                }
                else if (owner != included)
                {
                    context.Reporter!.Report(
                        DiagnosticDescriptors.MalformedCheck,
                        new AttributeReader(included.Include!, context).NameLocation(),
                        null,
                        name,
                        $"{owner.Registry.Name} and {included.Registry.Name} both bring a check of that name; include one of them with a Prefix");
                }
            }
        }
    }
}
