using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers;

/// <summary>
/// What every analyzer of ours has in common: it runs concurrently, leaves generated code alone, and does nothing in a project that does
/// not reference us.
/// </summary>
public abstract class HealthAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (ProjectFacts.Of(start.Compilation) is { } project)
                Register(start, project);
        });
    }

    /// <summary>Registers the analyzer's actions for a project that references us.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, ProjectFacts project);
}
