using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>HCK003: a subset is used that the registry does not declare. Silent wherever the name or the registry is not known.</summary>
internal static class SubsetRules
{
    public static void Check(NameReference subset, KnownSubsets? known, Location? location, IProblemReporter reporter)
    {
        if (subset.Kind == NameReferenceKind.Name)
            Check(subset.Text, known, location, reporter);
    }

    public static void Check(string name, KnownSubsets? known, Location? location, IProblemReporter reporter)
    {
        if (known is null || known.Contains(name))
            return;

        var nearest = known.Nearest(name);
        var advice = nearest is not null
            ? UnknownNames.DidYouMean(nearest)
            : known.Names.Count == 0
                ? $"add [HealthSubset(\"{name}\")] to it"
                : $"declare it with [HealthSubset], or use one of {UnknownNames.List(known.Names)}";
        UnknownNames.Report("Subset", name, known.Registry, advice, nearest, location, reporter);
    }
}
