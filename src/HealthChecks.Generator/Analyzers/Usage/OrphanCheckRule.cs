using System.Collections.Immutable;
using HealthChecks.Generator.Analyzers.Declarations;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>
/// HCK101: a check of an application is in no subset. One that runs in the background says what it finds in logs, one that blocks others may
/// be asked for with them, and the framework's service runs every check, whoever asks it.
/// </summary>
internal sealed class OrphanCheckRule() : UsageRule(DiagnosticDescriptors.OrphanCheck)
{
    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication)
            return;

        var checks = usage.MarkedClasses.Concat(Methods(usage)).ToArray();
        var orphans = checks.Where(static check => !IsInSubset(check.Symbol)).ToArray();
        if (orphans.Length == 0 || usage.MayAskFrameworkService)
            return;

        var causes = checks.SelectMany(check => DeclaredCauses.Of(check.Symbol, usage.Parsing)).Select(static cause => cause.Name).ToArray();
        foreach (var check in orphans)
            Report(check, causes, usage, reporting);
    }

    private static void Report(MarkedCheck check, string[] causes, ProjectUsage usage, Reporting reporting)
    {
        if (Subsets(check, usage) is not { } subsets
            || Parse(check, usage) is not { RejectedBecause: null, Settings.EverySeconds: null } model

            // Where it is included, a prefix stands before its name.
            || causes.Any(cause => cause.EndsWith(model.Name, StringComparison.Ordinal)))
        {
            return;
        }

        var advice = subsets.Names.Count == 0
            ? $"declare a subset with [HealthSubset] on {subsets.Registry}, and add [InSubset]"
            : $"add [InSubset] with {string.Join(" or ", subsets.Names.Select(static name => $"\"{name}\""))}";
        reporting.Report(
            DiagnosticDescriptors.OrphanCheck,
            check.NameLocation(usage.CancellationToken),
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Subsets, string.Join(",", subsets.Names)),
            model.Name,
            model.Source,
            advice);
    }

    private static IEnumerable<MarkedCheck> Methods(ProjectUsage usage)
    {
        foreach (var registry in usage.Registries)
        {
            foreach (var member in registry.GetMembers())
            {
                if (member is IMethodSymbol && member.FindAttribute("HealthCheckAttribute") is { } marker)
                    yield return new MarkedCheck(member, marker);
            }
        }
    }

    private static bool IsInSubset(ISymbol symbol) => symbol.FindAttribute("InSubsetAttribute") is not null;

    private static KnownSubsets? Subsets(MarkedCheck check, ProjectUsage usage) => check.Symbol is INamedTypeSymbol type
        ? usage.Project.Registries.SubsetsFor(type, check.Marker)
        : KnownSubsets.Of(check.Symbol.ContainingType, usage.Parsing);

    private static CheckModel Parse(MarkedCheck check, ProjectUsage usage)
    {
        var parser = new CheckParser(usage.Parsing, knownSubsets: null);
        return check.Symbol is INamedTypeSymbol type
            ? parser.ParseClass(type, check.Marker)
            : parser.ParseMethod((IMethodSymbol)check.Symbol, check.Marker);
    }
}
