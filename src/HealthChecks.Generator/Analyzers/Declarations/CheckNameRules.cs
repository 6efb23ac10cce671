using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>HCK005 for names of checks, HCK119, HCK120.</summary>
internal static class CheckNameRules
{
    public static void Check(MarkedCheck check, DeclarationFacts facts, ParseContext context)
    {
        var name = check.Model.Name;
        var reader = new AttributeReader(check.Marker, context);
        var location = reader.FirstString() is { Length: > 0 } ? reader.FirstArgumentLocation() : check.Symbol.NameLocation();
        var reporter = context.Reporter!;
        var registry = check.Registry is null ? null : facts.Of(check.Registry);
        if (registry is not null && !registry.IsUnlikeOthers(name) && ResemblesAnother(check, registry, facts, location, reporter))
            return;

        if (!PortableName.Is(name))
            ReportUnportable(name, location, registry, reporter);
        else
            NameConstantRules.Check("check", name, ["Checks"], location, reporter);
    }

    // The later of two is marked: all but the first, in the order of files and lines. What is included was there before.
    private static bool ResemblesAnother(
        MarkedCheck check,
        RegistryFacts registry,
        DeclarationFacts facts,
        Location? location,
        IProblemReporter reporter)
    {
        var name = check.Model.Name;
        var skeleton = NameRules.SkeletonOf(name);
        string? like = null;
        foreach (var (other, source) in OthersBefore(check, registry, facts))
        {
            if (string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            {
                reporter.Report(
                    DiagnosticDescriptors.MalformedCheck,
                    location,
                    null,
                    name,
                    $"{source} has that name already, and case makes no difference; rename one, or include its registry with a Prefix");
                return true;
            }

            if (like is null && NameRules.SkeletonOf(other) == skeleton && PortableName.Is(other))
                like = other;
        }

        if (like is null || !PortableName.Is(name))
            return false;

        reporter.Report(DiagnosticDescriptors.ConfusableNames, location, null, "check", name, like);
        return true;
    }

    private static IEnumerable<(string Name, string Source)> OthersBefore(MarkedCheck check, RegistryFacts registry, DeclarationFacts facts)
    {
        foreach (var (name, symbol) in facts.Checks.Before(check.Symbol, registry.Registry))
            yield return (name, symbol.ToFullName());

        for (var i = 1; i < registry.Registries.Count; i++)
        {
            foreach (var name in RegistryFacts.NamesOf(registry.Registries[i]))
                yield return (name, $"a check of {registry.Registries[i].Registry.Name}");
        }
    }

    private static void ReportUnportable(string name, Location? location, RegistryFacts? registry, IProblemReporter reporter)
    {
        // A name that is taken would be no repair.
        var portable = NameRules.PortableFrom(name);
        if (portable is not null && registry is not null && registry.HasCheck(portable))
            portable = null;

        reporter.Report(
            DiagnosticDescriptors.MalformedCheck,
            location,
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.PortableName, portable),
            name,
            $"its name is not one URL segment and one metric label; use {PortableName.Rule}");
    }
}
