using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>
/// HCK111: a registration whose tags name no subset has one that is an edit away from a name. A tag that stands elsewhere too, in a
/// predicate say, means something of its own.
/// </summary>
internal sealed class NearTagRule() : UsageRule(DiagnosticDescriptors.NearTag)
{
    private const int Short = 5;
    private const int Long = 8;

    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication || usage.AddedRegistries.ToArray() is not [var registry] || usage.SubsetsOf(registry) is not { } subsets)
            return;

        var calls = usage.BuilderCalls.ToArray();
        foreach (var call in calls)
        {
            if (HealthBuilderCalls.Tags(call) is not { } tags
                || tags.Any(tag => tag.ConstantValue.Value is not string text || subsets.All.Any(subset => subset.IsMeantBy(text))))
            {
                continue;
            }

            foreach (var tag in tags)
            {
                var text = (string)tag.ConstantValue.Value!;
                if (Nearest(text, subsets) is { } name && !IsUsedElsewhere(text, calls, usage))
                {
                    var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.NearestName, name);
                    reporting.Report(DiagnosticDescriptors.NearTag, tag.Syntax.GetLocation(), properties, text, name);
                }
            }
        }
    }

    private static string? Nearest(string tag, SubsetTable subsets) => subsets.All
        .Where(static subset => subset.TakesByTag)
        .SelectMany(static subset => subset.Tags.Prepend(subset.Name))
        .FirstOrDefault(name => IsNear(tag, name));

    // Short words are near each other by chance.
    private static bool IsNear(string tag, string name)
    {
        if (Math.Min(tag.Length, name.Length) < Short)
            return false;

        var edits = NearestName.Distance(tag.ToLowerInvariant(), name.ToLowerInvariant());
        return edits <= (name.Length >= Long ? 2 : 1);
    }

    private static bool IsUsedElsewhere(string tag, UsedCall[] calls, ProjectUsage usage) => usage.Names.Literals(tag)
        .Any(literal => !calls.Any(call => call.Syntax.SyntaxTree == literal.SyntaxTree && call.Syntax.ArgumentList.Span.Contains(literal.Span)));
}
