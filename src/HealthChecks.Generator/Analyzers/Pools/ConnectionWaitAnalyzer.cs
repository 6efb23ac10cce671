using System.Collections.Concurrent;
using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Pools;

/// <summary>HCK312: a check may wait for a connection longer than for its answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionWaitAnalyzer : HealthAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.ConnectionWait];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project)
    {
        if (!PoolReader.MayHavePools(project))
            return;

        var reader = new PoolReader(project);
        var pools = new ConcurrentBag<Pool>();
        start.RegisterSyntaxNodeAction(
            context =>
            {
                if (reader.Read(context.Node, context.SemanticModel, context.CancellationToken) is { } pool)
                    pools.Add(pool);
            },
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression);
        start.RegisterCompilationEndAction(end =>
        {
            // With a second one it is not known which of them the check waits for.
            if (pools.ToArray() is [var only])
                new ConnectionWaitRule(end.Compilation, project, end.CancellationToken).Report(only, Reporting.To(end));
        });
    }
}
