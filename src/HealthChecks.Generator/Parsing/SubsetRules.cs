using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>HCK003: a subset is used that the registry does not declare. Silent wherever the name or the registry is not known.</summary>
internal static class SubsetRules
{
    public static void Check(SubsetReference subset, KnownSubsets? known, Location? location, IProblemReporter reporter)
    {
        if (subset.Kind == SubsetReferenceKind.Name)
            Check(subset.Text, known, location, reporter);
    }

    public static void Check(string name, KnownSubsets? known, Location? location, IProblemReporter reporter)
    {
        if (known is null || known.Contains(name))
            return;

        var nearest = known.Nearest(name);
        var advice = nearest is not null
            ? $"did you mean '{nearest}'?"
            : known.Names.Count == 0
                ? $"add [HealthSubset(\"{name}\")] to it"
                : $"declare it with [HealthSubset], or use one of {string.Join(", ", known.Names.Select(static each => $"'{each}'"))}";

        var properties = nearest is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.NearestName, nearest);
        reporter.Report(DiagnosticDescriptors.UnknownSubset, location, properties, name, known.Registry, advice);
    }
}
