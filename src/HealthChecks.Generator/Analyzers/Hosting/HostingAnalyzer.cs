using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>
/// The rules about pipelines and endpoints. A pipeline is built across methods and files, so it is read once for the compilation, when the
/// first file is looked at; each file reports what is in it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HostingAnalyzer : HealthAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.LivenessNotFirst,
        DiagnosticDescriptors.RedirectedProbe,
        DiagnosticDescriptors.ShadowedProbe,
        DiagnosticDescriptors.ShortCircuitConflict,
        DiagnosticDescriptors.ProbeNeedsAuthentication,
        DiagnosticDescriptors.ThrottledProbe,
        DiagnosticDescriptors.DevelopmentOnlyProbe,
        DiagnosticDescriptors.UnusedTag,
        DiagnosticDescriptors.OpenDetails,
        DiagnosticDescriptors.NoisyProbe,
        DiagnosticDescriptors.SlowShutdown,
        DiagnosticDescriptors.HostBoundProbe,
    ];

    private static readonly ImmutableArray<Action<HostingFacts, Findings>> Rules =
    [
        LivenessNotFirst.Find,
        RedirectedProbe.Find,
        ShadowedProbe.Find,
        ShortCircuitConflict.Find,
        ProbeNeedsAuthentication.Find,
        ThrottledProbe.Find,
        DevelopmentOnlyProbe.Find,
        UnusedTag.Find,
        OpenDetails.Find,
        NoisyProbe.Find,
        SlowShutdown.Find,
        HostBoundProbe.Find,
    ];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project)
    {
        var compilation = start.Compilation;
        var options = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var findings = new Lazy<Findings>(() =>
        {
            var facts = new HostingFacts(compilation, project, options);
            var found = new Findings();
            foreach (var find in Rules)
                find(facts, found);
            return found;
        });
        start.RegisterSemanticModelAction(file => findings.Value.Report(file));
    }
}
