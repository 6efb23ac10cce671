using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>HCK103: an application maps some subsets one by one, and leaves this one out.</summary>
internal sealed class UnservedSubsetRule() : UsageRule(DiagnosticDescriptors.UnservedSubset)
{
    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication || usage.Calls("MapHealth").Count > 0 || usage.AddedRegistries.ToArray() is not [var registry])
            return;

        var mappings = usage.Calls("MapHealthSubset");
        if (mappings.Count == 0 || usage.SubsetsOf(registry) is not { } subsets)
            return;

        // A mapping that is not a call of its own, or not of a constant, may serve any.
        var served = mappings.Select(static call => call.ConstantText("subset")).ToList();
        if (served.Contains(null))
            return;

        foreach (var subset in subsets.All)
        {
            if (subset.NameLocation is { } location
                && !subset.IsAheadOfPipeline
                && !served.Contains(subset.Name, StringComparer.OrdinalIgnoreCase)
                && !IsPart(subset, subsets)
                && !MayBeAskedOtherwise(usage, mappings.Count))
            {
                reporting.Report(DiagnosticDescriptors.UnservedSubset, location, subset.Name);
            }
        }
    }

    // A subset may exist only for others to include it.
    private static bool IsPart(SubsetFacts subset, SubsetTable subsets) => subsets.All.Any(outer =>
        outer.Includes.Any(include => include.Kind != NameReferenceKind.Name || include.Text == subset.Name));

    private static bool MayBeAskedOtherwise(ProjectUsage usage, int mappings) =>
        usage.Names.Identifiers("MapHealthSubset").Count != mappings
        || usage.Names.HasAny("MapHealth", "IHealthReporter", "SubsetReporter")
        || usage.HasCommands
        || usage.MayAskFrameworkService
        || usage.Others.MayMapProbes
        || usage.Others.MayUseEngine;
}
