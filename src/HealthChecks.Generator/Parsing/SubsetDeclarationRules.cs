using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;

namespace HealthChecks.Generator.Parsing;

/// <summary>HCK002 for one <c>[HealthSubset]</c> after the other: what the engine would refuse at start-up.</summary>
internal sealed class SubsetDeclarationRules(string registry, KnownSubsets? known, IProblemReporter reporter)
{
    private readonly HashSet<string> _declared = new(StringComparer.OrdinalIgnoreCase);

    public void Check(AttributeReader reader)
    {
        var name = reader.FirstString();
        if (name is not null)
            CheckName(reader, name);
        else if (reader.IsFirstNull())
            Report(reader, "", $"it has no name; use {PortableName.Rule}");

        CheckNumbers(reader, name ?? "");
    }

    private void CheckName(AttributeReader reader, string name)
    {
        if (!_declared.Add(name))
        {
            Report(reader, name, $"{registry} declares a subset of that name before, and case makes no difference; remove or rename one");
        }
        else if (!PortableName.Is(name))
        {
            // A name that is taken would be no repair.
            var portable = NameRules.PortableFrom(name);
            if (portable is not null && known is not null && known.Contains(portable))
                portable = null;

            var problem = string.IsNullOrWhiteSpace(name) ? "its name is blank" : "its name is not one URL segment and one metric label";
            Report(reader, name, $"{problem}; use {PortableName.Rule}", portable);
        }
    }

    private void CheckNumbers(AttributeReader reader, string name)
    {
        Seconds(reader, name, "DeadlineSeconds", DeclarationLimits.IsPositive, DeclarationLimits.PositiveRule);
        Seconds(reader, name, "FreshSeconds", DeclarationLimits.IsNotNegative, DeclarationLimits.NotNegativeRule);
        foreach (var property in SubsetSettings.StatusCodes)
            Number(reader, name, property, DeclarationLimits.IsStatusCode, DeclarationLimits.StatusCodeRule);
        foreach (var property in SubsetSettings.Counts)
            Number(reader, name, property, DeclarationLimits.IsCount, DeclarationLimits.CountRule);
    }

    private void Number(AttributeReader reader, string name, string property, Func<int, bool> isPossible, string rule)
    {
        if (reader.Int(property) is { } number && !isPossible(number))
            ReportNumber(reader, name, property, Emit.CSharpText.Literal(number), rule);
    }

    private void Seconds(AttributeReader reader, string name, string property, Func<double, bool> isPossible, string rule)
    {
        if (reader.Double(property) is { } seconds && !isPossible(seconds))
            ReportNumber(reader, name, property, NumberText.Of(seconds), rule);
    }

    private void ReportNumber(AttributeReader reader, string name, string property, string value, string rule) =>
        reporter.Report(
            DiagnosticDescriptors.MalformedSubset,
            reader.PropertyLocation(property),
            null,
            name,
            $"its {property} is {value}; use {rule}");

    private void Report(AttributeReader reader, string name, string problem, string? portable = null) =>
        reporter.Report(
            DiagnosticDescriptors.MalformedSubset,
            reader.FirstArgumentLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.PortableName, portable),
            name,
            problem);
}
