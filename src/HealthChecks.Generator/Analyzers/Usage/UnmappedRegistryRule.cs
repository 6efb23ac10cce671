using HealthChecks.Generator.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>HCK106: a web application adds its registry and serves none of its subsets; start-up says it again (event 21).</summary>
internal sealed class UnmappedRegistryRule() : UsageRule(DiagnosticDescriptors.UnmappedRegistry)
{
    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication)
            return;

        foreach (var call in usage.WebAdditions)
        {
            if (call.TypeArgument is { } registry
                && usage.SubsetsOf(registry) is { } subsets
                && subsets.All.Any(static subset => !subset.IsAheadOfPipeline)
                && !MayBeServed(usage))
            {
                reporting.Report(DiagnosticDescriptors.UnmappedRegistry, call.NameLocation, registry.Name);
            }
        }
    }

    private static bool MayBeServed(ProjectUsage usage) =>
        usage.Names.HasAny("MapHealth", "MapHealthSubset", "IHealthReporter", "SubsetReporter")
        || usage.HasCommands
        || usage.MayAskFrameworkService
        || usage.Others.MayMapProbes
        || usage.Others.MayUseEngine;
}
