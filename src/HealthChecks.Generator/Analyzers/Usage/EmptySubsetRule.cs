using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>HCK102: a subset that an application declares has no member, and no check registered at run time can join it.</summary>
internal sealed class EmptySubsetRule() : UsageRule(DiagnosticDescriptors.EmptySubset)
{
    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication)
            return;

        foreach (var registry in usage.AddedRegistries)
        {
            if (usage.SubsetsOf(registry) is not { } subsets)
                continue;

            foreach (var subset in subsets.All)
            {
                if (subset.NameLocation is { } location
                    && subsets.HasMember(subset) == false
                    && (!subset.TakesByTag || !RunTimeChecks.MayExist(usage.Names, usage.Others)))
                {
                    reporting.Report(DiagnosticDescriptors.EmptySubset, location, Properties(subset, subsets, usage), subset.Name);
                }
            }
        }
    }

    // What names the subset elsewhere would be an error without it.
    private static ImmutableDictionary<string, string?> Properties(SubsetFacts subset, SubsetTable subsets, ProjectUsage usage)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        var isAlone = usage.Names.Literals(subset.Name).Count == 1
            && !usage.Names.Identifiers("Subsets").Any(container => MayName(container, NameRules.ConstantOf(subset.Name, "Subsets")))
            && subsets.All.Any(other => other != subset);
        return isAlone ? properties.Add(DiagnosticProperties.Removable, "") : properties;
    }

    // Subsets.Startup; or a using that makes the constant's name alone mean it.
    private static bool MayName(SyntaxToken container, string constant) =>
        container.GetNextToken() is var dot && (!dot.IsKind(SyntaxKind.DotToken) || dot.GetNextToken().ValueText.StartsWith(constant, StringComparison.Ordinal));
}
