using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers;

/// <summary>HCK003 in calls: a constant passed to a <c>[SubsetName]</c> parameter, such as that of <c>MapHealthSubset</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubsetNameArgumentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.UnknownSubset];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(MetadataNames.HealthCheckAttribute) is null)
                return;

            var registries = new DeclaredRegistries(start.Compilation);
            start.RegisterOperationAction(operation => Analyze(operation, registries), OperationKind.Argument);
        });
    }

    private static void Analyze(OperationAnalysisContext context, DeclaredRegistries registries)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument is not { IsImplicit: false, Parameter.Type.SpecialType: SpecialType.System_String }
            || argument.Value.ConstantValue is not { HasValue: true, Value: string name }
            || argument.Parameter.FindAttribute("SubsetNameAttribute") is null

            // Read with its check, whose registry is known.
            || argument.Parameter.ContainingType.Is(MetadataNames.OurNamespace, "InSubsetAttribute"))
        {
            return;
        }

        SubsetRules.Check(name, registries.AllSubsets, argument.Value.Syntax.GetLocation(), new OperationReporter(context));
    }

    private sealed class OperationReporter(OperationAnalysisContext context) : IProblemReporter
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
