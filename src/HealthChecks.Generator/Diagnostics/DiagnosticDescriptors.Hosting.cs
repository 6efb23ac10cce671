using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Diagnostics;

/// <content>The pipeline and its endpoints.</content>
public static partial class DiagnosticDescriptors
{
    /// <summary>HCK001.</summary>
    public static readonly DiagnosticDescriptor LivenessNotFirst = Create(
        DiagnosticIds.LivenessNotFirst,
        DiagnosticSeverity.Warning,
        "UseLiveness() is not the first middleware of its pipeline",
        "UseLiveness() comes after '{0}'{1}: {2}",
        "Whatever stands ahead of liveness can answer in its place, or fail before it: the probe then tests that middleware, and the orchestrator restarts a process that is alive.");
}
