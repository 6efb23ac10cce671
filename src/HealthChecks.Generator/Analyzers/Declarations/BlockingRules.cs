using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>What is wrong with the causes of a check: HCK125, and HCK003 for their names.</summary>
internal static class BlockingRules
{
    public static void Check(MarkedCheck check, DeclarationFacts facts, ParseContext context)
    {
        if (check.Model.BlockedBy.Count == 0)
            return;

        UnknownCheckRules.Check(check, facts, context);
        foreach (var (reader, circle) in facts.Circles.ClosedBy(check.Symbol))
        {
            var isAlone = circle.Count == 2;
            context.Reporter!.Report(
                DiagnosticDescriptors.BlockingCircle,
                reader.FirstArgumentLocation(),
                null,
                check.Model.Name,
                isAlone ? "" : $" ({string.Join(" → ", circle.Select(static name => $"'{name}'"))})",
                isAlone ? "remove [BlockedBy]" : "remove one [BlockedBy] of the circle");
        }
    }
}
