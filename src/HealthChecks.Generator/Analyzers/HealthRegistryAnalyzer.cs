using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers;

/// <summary>
/// Reports what is wrong with registries and checks where they are declared, by running the generator's own parsers with a reporter:
/// HCK003 in attributes, HCK004.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HealthRegistryAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DiagnosticDescriptors.UnknownSubset, DiagnosticDescriptors.UnusableCheck];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Nothing to look for in a project that does not reference us.
            if (start.Compilation.GetTypeByMetadataName(MetadataNames.HealthCheckAttribute) is null)
                return;

            var registries = new DeclaredRegistries(start.Compilation);
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, registries), SymbolKind.NamedType);
            start.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, DeclaredRegistries registries)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var reporter = new SymbolReporter(context);

        if (type.FindAttribute("HealthRegistryAttribute") is { } registryMarker)
            new RegistryParser(context.Compilation, reporter, context.CancellationToken).Parse(type, registryMarker);

        if (type.FindAttribute("HealthCheckAttribute") is { } marker)
        {
            new CheckParser(context.Compilation, registries.SubsetsFor(marker), reporter, context.CancellationToken)
                .ParseClass(type, marker);
        }
    }

    // Methods of a registry are read with it; this is for those that no generated code can reach.
    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.FindAttribute("HealthCheckAttribute") is { } marker && !method.ContainingType.IsRegistry())
        {
            new CheckParser(context.Compilation, knownSubsets: null, new SymbolReporter(context), context.CancellationToken)
                .ParseMethod(method, marker);
        }
    }

    private sealed class SymbolReporter(SymbolAnalysisContext context) : IProblemReporter
    {
        public void Report(
            DiagnosticDescriptor rule,
            Location? location,
            IReadOnlyDictionary<string, string?>? properties,
            params object[] arguments) =>
            context.ReportDiagnostic(Diagnostic.Create(
                rule,
                location,
                properties as ImmutableDictionary<string, string?>,
                arguments));
    }
}
