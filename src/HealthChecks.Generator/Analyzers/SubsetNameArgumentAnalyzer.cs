using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers;

/// <summary>HCK003 in calls: a constant passed to a <c>[SubsetName]</c> parameter, such as that of <c>MapHealthSubset</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubsetNameArgumentAnalyzer : HealthAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.UnknownSubset];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project) =>
        start.RegisterOperationAction(operation => Analyze(operation, project.Registries), OperationKind.Argument);

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

        SubsetRules.Check(name, registries.AllSubsets, argument.Value.Syntax.GetLocation(), Reporting.To(context));
    }
}
