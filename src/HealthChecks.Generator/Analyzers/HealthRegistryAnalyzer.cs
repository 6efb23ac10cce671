using System.Collections.Immutable;
using HealthChecks.Generator.Analyzers.Declarations;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers;

/// <summary>
/// Reports what is wrong with registries and checks where they are declared, by running the generator's own parsers with a reporter, and
/// then the rules that look at what the parsers have made: HCK002 to HCK005, HCK108, HCK115 to HCK125, HCK301.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HealthRegistryAnalyzer : HealthAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.MalformedSubset,
        DiagnosticDescriptors.UnknownName,
        DiagnosticDescriptors.UnusableCheck,
        DiagnosticDescriptors.MalformedCheck,
        DiagnosticDescriptors.AmbiguousRegistry,
        DiagnosticDescriptors.IncompletableRegistry,
        DiagnosticDescriptors.LoneMembership,
        DiagnosticDescriptors.LoneSubset,
        DiagnosticDescriptors.LanguageTooLow,
        DiagnosticDescriptors.AwkwardConstant,
        DiagnosticDescriptors.ConfusableNames,
        DiagnosticDescriptors.SharedInStartup,
        DiagnosticDescriptors.ResourceInReadiness,
        DiagnosticDescriptors.SharedInReadiness,
        DiagnosticDescriptors.BlockingCircle,
        DiagnosticDescriptors.OutsideInLiveness,
    ];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project)
    {
        var facts = new DeclarationFacts(start.Compilation, project);
        start.RegisterSymbolAction(symbol => AnalyzeType(symbol, facts), SymbolKind.NamedType);
        start.RegisterSymbolAction(symbol => AnalyzeMethod(symbol, facts), SymbolKind.Method);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, DeclarationFacts facts)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var marks = DeclarationMarks.Of(type);
        var parsing = Context(context);
        LoneAttributeRules.Check(type, marks, parsing);
        if (marks.Registry is { } registry)
            AnalyzeRegistry(type, registry, facts, parsing);
        if (marks.Check is { } marker)
            AnalyzeClass(type, marker, facts, parsing);
        if (marks.Defaults is { } defaults)
            CheckTimingRules.CheckDefaults(new AttributeReader(defaults, parsing), type.Name, parsing.Reporter!);
    }

    private static void AnalyzeRegistry(INamedTypeSymbol type, AttributeData marker, DeclarationFacts facts, ParseContext parsing)
    {
        if (new RegistryParser(parsing).Parse(type, marker) is not { } registry)
            return;

        new SubsetGroupRules(facts.Of(type), facts, parsing).Check(marker);
        IncludedNameRules.Check(facts.Of(type), parsing);

        var index = 0;
        foreach (var (method, methodMarker) in RegistryParser.MarkedMethods(type))
            AnalyzeCheck(new MarkedCheck(method, methodMarker, registry.MethodChecks[index++], type), facts, parsing);
    }

    private static void AnalyzeClass(INamedTypeSymbol type, AttributeData marker, DeclarationFacts facts, ParseContext parsing)
    {
        var registry = facts.Registries.RegistryOf(type, marker);
        CheckModel model = new CheckParser(parsing, facts.Registries.SubsetsOf(registry)).ParseClass(type, marker);
        var check = new MarkedCheck(type, marker, model, registry);
        RegistryAssignmentRules.Check(check, facts.Registries, parsing.Reporter!);
        AnalyzeCheck(check, facts, parsing);
    }

    private static void AnalyzeCheck(MarkedCheck check, DeclarationFacts facts, ParseContext parsing)
    {
        CheckNameRules.Check(check, facts, parsing);
        ServiceParameterRules.Check(check, facts, parsing.Reporter!);
        MembershipRules.Check(check, facts, parsing);
        BlockingRules.Check(check, facts, parsing);
    }

    // Methods of a registry are read with it; this is for those that no generated code can reach.
    private static void AnalyzeMethod(SymbolAnalysisContext context, DeclarationFacts facts)
    {
        var method = (IMethodSymbol)context.Symbol;
        var marks = DeclarationMarks.Of(method);
        if (marks is { Check: null, Companion: null })
            return;

        var parsing = Context(context);
        LoneAttributeRules.Check(method, marks, parsing);
        if (marks.Check is { } marker && !method.ContainingType.IsRegistry())
        {
            var check = new CheckParser(parsing, knownSubsets: null).ParseMethod(method, marker);
            CheckNameRules.Check(new MarkedCheck(method, marker, check, Registry: null), facts, parsing);
        }
    }

    private static ParseContext Context(SymbolAnalysisContext context) =>
        new(context.Compilation, semanticModel: null, Reporting.To(context), context.CancellationToken);
}
