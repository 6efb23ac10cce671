using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>
/// Finds the code that runs as part of a check and hands it to the rules about such code. Types are told apart by their syntax first;
/// operations are asked for only where there is a check.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CheckCodeAnalyzer : HealthAnalyzer
{
    private static readonly ImmutableArray<ICheckCodeRule> Rules =
    [
        new KeptResultRule(),
        new BlockingCallRule(),
        new IgnoredTokenRule(),
        new CancellationAsHealthRule(),
        new FailureAsHealthyRule(),
        new DisclosureRule(),
        new ClientPerRunRule(),
        new EscapingWorkRule(),
        new ConstantResultRule(),
        new SideEffectRule(),
        new HealthEndpointRule(),
    ];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.KeptResult,
        DiagnosticDescriptors.BlockingCall,
        DiagnosticDescriptors.IgnoredToken,
        DiagnosticDescriptors.CancellationAsHealth,
        DiagnosticDescriptors.FailureAsHealthy,
        DiagnosticDescriptors.Disclosure,
        DiagnosticDescriptors.ClientPerRun,
        DiagnosticDescriptors.EscapingWork,
        DiagnosticDescriptors.ConstantResult,
        DiagnosticDescriptors.SideEffect,
        DiagnosticDescriptors.HealthEndpoint,
    ];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project)
    {
        var finder = new CheckRunFinder(project);
        start.RegisterSyntaxNodeAction(
            context =>
            {
                var type = (TypeDeclarationSyntax)context.Node;
                if (CheckRunFinder.MayHaveRuns(type))
                    finder.FindRuns(type, context, Look);
            },
            SyntaxKind.ClassDeclaration,
            SyntaxKind.RecordDeclaration,
            SyntaxKind.StructDeclaration,
            SyntaxKind.RecordStructDeclaration);
    }

    private static void Look(CheckRun run)
    {
        foreach (var body in run.Bodies)
        {
            foreach (var rule in Rules)
                rule.Look(run, body);
        }
    }
}
