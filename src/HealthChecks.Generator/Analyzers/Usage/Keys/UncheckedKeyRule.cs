using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage.Keys;

/// <summary>
/// HCK126: an application registers a distributed cache or a data source with a key, and none of its checks can get at it. Whoever resolves
/// the key by a call may hand on what it gets, and whoever registers checks out of sight may check it.
/// </summary>
internal sealed class UncheckedKeyRule() : UsageRule(DiagnosticDescriptors.UncheckedKey)
{
    private static readonly string[] Resolutions = ["GetKeyedService", "GetRequiredKeyedService", "GetKeyedServices"];

    // Every key, keys read from descriptors, and containers with attributes of their own.
    private static readonly string[] OtherWays = ["AnyKey", "ServiceKey", "ServiceKeyAttribute", "UseServiceProviderFactory", "ConfigureContainer"];

    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication || usage.Registries.Count == 0)
            return;

        var registrations = KeyedRegistration.AllOf(usage);
        if (registrations.Count == 0 || !AreChecksInSight(usage))
            return;

        var reach = new CheckReach(usage);
        if (reach.IsUnknown || usage.Names.HasAny(OtherWays))
            return;

        foreach (var registration in registrations)
        {
            if (!IsResolved(registration.Key, usage) && !reach.MayGet(registration))
                reporting.Report(DiagnosticDescriptors.UncheckedKey, registration.Location, registration.Service, registration.Key);
        }
    }

    private static bool AreChecksInSight(ProjectUsage usage)
    {
        var added = usage.AddedRegistries.ToArray();
        return added.Length > 0
            && usage.Additions.All(static call => call.TypeArgument is not null)
            && added.Concat(usage.Registries).All(registry => IsInSight(registry, usage, []))
            && !usage.Others.MayUseEngine
            && !usage.Others.MayMapProbes
            && !RunTimeChecks.MayExist(usage.Names, usage.Others);
    }

    private static bool IsInSight(INamedTypeSymbol registry, ProjectUsage usage, HashSet<ISymbol> visited)
    {
        if (!visited.Add(registry))
            return true;
        if (!registry.IsDeclaredIn(usage.Compilation))
            return false;

        foreach (var attribute in registry.GetAttributes())
        {
            if (IncludedRegistries.IsInclude(attribute) && (IncludedRegistries.Included(attribute) is not { } included || !IsInSight(included, usage, visited)))
                return false;
        }

        return true;
    }

    private static bool IsResolved(string key, ProjectUsage usage)
    {
        foreach (var method in Resolutions)
        {
            var calls = usage.Calls(method);

            // One that is not called but named, or called in generated code, may ask for any key.
            if (usage.Names.Identifiers(method).Count != calls.Count)
                return true;

            foreach (var call in calls)
            {
                if (call.Argument("serviceKey") is not { ConstantValue: { HasValue: true, Value: var value } } || value is null || key.Equals(value))
                    return true;
            }
        }

        return false;
    }
}
