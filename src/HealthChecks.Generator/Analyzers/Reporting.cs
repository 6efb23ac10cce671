using System.Collections.Immutable;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers;

/// <summary>One reporter for every kind of action.</summary>
internal sealed class Reporting : IProblemReporter
{
    private readonly Action<Diagnostic> _report;

    private Reporting(Action<Diagnostic> report) => _report = report;

    public static Reporting To(SymbolAnalysisContext context) => new(context.ReportDiagnostic);

    public static Reporting To(OperationAnalysisContext context) => new(context.ReportDiagnostic);

    public static Reporting To(SyntaxNodeAnalysisContext context) => new(context.ReportDiagnostic);

    public static Reporting To(CompilationAnalysisContext context) => new(context.ReportDiagnostic);

    public static Reporting To(SemanticModelAnalysisContext context) => new(context.ReportDiagnostic);

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments) =>
        _report(Diagnostic.Create(rule, location, arguments));

    public void Report(
        DiagnosticDescriptor rule,
        Location? location,
        IReadOnlyDictionary<string, string?>? properties,
        params object[] arguments) =>
        _report(Diagnostic.Create(rule, location, properties as ImmutableDictionary<string, string?>, arguments));
}
