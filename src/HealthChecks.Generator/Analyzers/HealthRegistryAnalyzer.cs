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
public sealed class HealthRegistryAnalyzer : HealthAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DiagnosticDescriptors.UnknownSubset, DiagnosticDescriptors.UnusableCheck];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project)
    {
        start.RegisterSymbolAction(symbol => AnalyzeType(symbol, project.Registries), SymbolKind.NamedType);
        start.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, DeclaredRegistries registries)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.FindAttribute("HealthRegistryAttribute") is { } registryMarker)
            new RegistryParser(Context(context)).Parse(type, registryMarker);
        if (type.FindAttribute("HealthCheckAttribute") is { } marker)
            AnalyzeCheck(context, type, marker, registries);
    }

    private static void AnalyzeCheck(
        SymbolAnalysisContext context,
        INamedTypeSymbol type,
        AttributeData marker,
        DeclaredRegistries registries)
    {
        var parsing = Context(context);
        var check = new CheckParser(parsing, registries.SubsetsFor(type, marker)).ParseClass(type, marker);
        if (check is { Registry: null, RejectedBecause: null } && registries.AreSeveral)
            parsing.Reporter!.Report(DiagnosticDescriptors.UnusableCheck, type.NameLocation(), null, type.Name, CheckAssignment.Ambiguous);
    }

    // Methods of a registry are read with it; this is for those that no generated code can reach.
    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.FindAttribute("HealthCheckAttribute") is { } marker && !method.ContainingType.IsRegistry())
            new CheckParser(Context(context), knownSubsets: null).ParseMethod(method, marker);
    }

    private static ParseContext Context(SymbolAnalysisContext context) =>
        new(context.Compilation, semanticModel: null, Reporting.To(context), context.CancellationToken);
}
