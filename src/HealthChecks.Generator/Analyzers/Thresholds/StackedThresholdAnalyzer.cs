using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Thresholds;

/// <summary>HCK113: a check waits for several failing readings, a prober for several failed probes, and the two add up.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StackedThresholdAnalyzer : HealthAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.StackedThreshold];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project)
    {
        if (ProberThreshold.Of(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions) is not { } prober)
            return;

        var rule = new StackedThresholdRule(project.Registries, prober);
        start.RegisterSymbolAction(rule.Analyze, SymbolKind.NamedType);
    }
}
