using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Diagnostics;

public static partial class DiagnosticDescriptors
{
    /// <summary>HCK113.</summary>
    public static readonly DiagnosticDescriptor StackedThreshold = Create(
        DiagnosticIds.StackedThreshold,
        DiagnosticSeverity.Info,
        "Two thresholds add up to a slow detection",
        "It takes about {0} s until the orchestrator acts on a failure of '{1}': FailAfter = {2}, and then {3} of '{4}'; lower FailAfter, or leave the counting to the prober and remove it (about {5} s)",
        "FailAfter waits for several failing readings or evaluations, and then the prober waits for several failed probes; that the two add up is easily overlooked, and meanwhile a broken instance gets traffic.");
}
