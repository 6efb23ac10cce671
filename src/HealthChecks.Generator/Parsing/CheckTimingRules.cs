using HealthChecks.Generator.Diagnostics;

namespace HealthChecks.Generator.Parsing;

/// <summary>HCK005 for the times and counts of one <c>[HealthCheck]</c>: what the engine would refuse, and what contradicts itself.</summary>
internal static class CheckTimingRules
{
    private static readonly string[] Positive = ["TimeoutSeconds", "EverySeconds", "MaxAgeSeconds"];
    private static readonly string[] Counts = ["FailAfter", "PassAfter"];

    public static void Check(AttributeReader reader, string name, IProblemReporter reporter)
    {
        CheckCounts(reader, name, reporter);
        if (!ArePossible(reader, name, reporter))
            return;

        if (reader.Double("EverySeconds") is { } every && reader.Double("TimeoutSeconds") is { } timeout && every < timeout)
        {
            var problem = $"it runs every {NumberText.Of(every)} seconds but may take {NumberText.Of(timeout)}";
            Report(reader, name, "EverySeconds", problem + "; raise EverySeconds, or lower TimeoutSeconds", reporter);
        }

        if (reader.Double("FreshSeconds") is { } fresh && reader.Double("MaxAgeSeconds") is { } maxAge && fresh > maxAge)
        {
            var problem = $"a reading is served again for {NumberText.Of(fresh)} seconds but counts for {NumberText.Of(maxAge)} only";
            Report(reader, name, "FreshSeconds", problem + "; lower FreshSeconds, or raise MaxAgeSeconds", reporter);
        }
    }

    /// <summary>The one time that <c>[HealthCheckDefaults]</c> can set.</summary>
    public static void CheckDefaults(AttributeReader reader, string type, IProblemReporter reporter) =>
        IsPossible(reader, type, "TimeoutSeconds", DeclarationLimits.IsPositive, DeclarationLimits.PositiveRule, reporter);

    private static void CheckCounts(AttributeReader reader, string name, IProblemReporter reporter)
    {
        foreach (var property in Counts)
        {
            if (reader.Int(property) is { } count && !DeclarationLimits.IsCount(count))
                Report(reader, name, property, $"its {property} is {NumberText.Of(count)}; use {DeclarationLimits.CountRule}", reporter);
        }
    }

    private static bool ArePossible(AttributeReader reader, string name, IProblemReporter reporter)
    {
        var all = IsPossible(reader, name, "FreshSeconds", DeclarationLimits.IsNotNegative, DeclarationLimits.NotNegativeRule, reporter);
        foreach (var property in Positive)
            all &= IsPossible(reader, name, property, DeclarationLimits.IsPositive, DeclarationLimits.PositiveRule, reporter);
        return all;
    }

    private static bool IsPossible(
        AttributeReader reader,
        string name,
        string property,
        Func<double, bool> isPossible,
        string rule,
        IProblemReporter reporter)
    {
        if (reader.Double(property) is not { } seconds || isPossible(seconds))
            return true;

        Report(reader, name, property, $"its {property} is {NumberText.Of(seconds)}; use {rule}", reporter);
        return false;
    }

    private static void Report(AttributeReader reader, string name, string property, string problem, IProblemReporter reporter) =>
        reporter.Report(DiagnosticDescriptors.MalformedCheck, reader.PropertyLocation(property), null, name, problem);
}
