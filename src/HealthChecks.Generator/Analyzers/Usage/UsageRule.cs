using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>A rule about how a whole project uses its registries and checks.</summary>
internal abstract class UsageRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor => descriptor;

    /// <summary>Reports what the rule finds, once everything is known.</summary>
    public abstract void Report(ProjectUsage usage, Reporting reporting);
}
