using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>HCK003 for names of checks. Silent wherever a check of that name may exist.</summary>
internal static class UnknownCheckRules
{
    private const int LongestList = 8;

    /// <summary>The causes of a check.</summary>
    public static void Check(MarkedCheck check, DeclarationFacts facts, ParseContext context)
    {
        if (check is not { Registry: { } registry, Model.RejectedBecause: null })
            return;

        foreach (var (name, reader) in DeclaredCauses.Of(check.Symbol, context))
        {
            if (facts.KnownChecks.MayHave(registry, name))
                continue;

            // Blocked by itself would be no repair.
            var others = facts.Of(registry).Checks.Where(each => each != check.Model.Name);
            Report(name, registry.Name, others, reader.FirstArgumentLocation(), context.Reporter!);
        }
    }

    /// <summary>An argument of a call, which does not say whose check it means.</summary>
    public static void Check(string name, DeclarationFacts facts, Location location, IProblemReporter reporter)
    {
        if (facts.KnownChecks.MayHave(name))
            return;

        var titles = facts.KnownChecks.All.Select(static each => each.Registry.Name);
        Report(name, string.Join(", ", titles), facts.KnownChecks.All.SelectMany(static each => each.Checks), location, reporter);
    }

    private static void Report(string name, string registry, IEnumerable<string> known, Location? location, IProblemReporter reporter)
    {
        var names = new SortedSet<string>(known, StringComparer.Ordinal);
        var nearest = NearestName.Find(name, names);
        var advice = nearest is not null ? UnknownNames.DidYouMean(nearest)
            : names.Count is 0 or > LongestList ? "declare it with [HealthCheck], or use one of its constants in Checks"
            : "declare it with [HealthCheck], or use one of " + UnknownNames.List(names);
        UnknownNames.Report("Check", name, registry, advice, nearest, location, reporter);
    }
}
