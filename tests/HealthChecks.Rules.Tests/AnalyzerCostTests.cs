using HealthChecks.Generator.Analyzers;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace HealthChecks.Rules.Tests;

/// <summary>What an analyzer may cost is bounded by what it registers.</summary>
public class AnalyzerCostTests
{
    private static readonly TestProject Stranger = TestProject.Of("""
        public sealed class HealthRegistryAttribute : Attribute;
        [HealthRegistry] public partial class AppHealth { public static void MapHealth() => UseLiveness(); static void UseLiveness() { } }
        """) with { ReferencesProduct = false };

    public static TheoryData<string> Names => [.. AnalyzerTest.Analyzers.Select(static analyzer => analyzer.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_project_that_does_not_reference_us_costs_a_look_at_its_references(string name)
    {
        var registered = await RegisteredAsync(name, Stranger);

        Assert.Equal(1, registered.CompilationStartActionsCount);
        Assert.Equal(1, Actions(registered) + registered.CompilationStartActionsCount);
    }

    // Either would make the compiler bind every method body of the project once more.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_registered_for_every_method_body(string name)
    {
        var registered = await RegisteredAsync(name, TestProject.Of(Code.WebApp(), Code.Registry));

        Assert.Equal(0, registered.OperationActionsCount + registered.OperationBlockStartActionsCount + registered.OperationBlockActionsCount);
        Assert.Equal(0, registered.CodeBlockStartActionsCount + registered.CodeBlockActionsCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Analyzers_run_concurrently(string name)
    {
        Assert.IsAssignableFrom<HealthAnalyzer>(Find(name));
        Assert.True((await RegisteredAsync(name, Stranger)).Concurrent);
    }

    private static DiagnosticAnalyzer Find(string name) => AnalyzerTest.Analyzers.Single(analyzer => analyzer.GetType().Name == name);

    private static async Task<AnalyzerTelemetryInfo> RegisteredAsync(string name, TestProject project)
    {
        TestCompiler.CreateDriver().RunGeneratorsAndUpdateCompilation(TestCompiler.Compile(project), out var compilation, out _);
        var analysis = compilation.WithAnalyzers([Find(name)], AnalyzerTest.OptionsOf(project));
        await analysis.GetAllDiagnosticsAsync();
        return await analysis.GetAnalyzerTelemetryInfoAsync(Find(name), TestContext.Current.CancellationToken);
    }

    private static int Actions(AnalyzerTelemetryInfo registered) =>
        registered.CompilationEndActionsCount
        + registered.SyntaxTreeActionsCount
        + registered.SemanticModelActionsCount
        + registered.SymbolActionsCount
        + registered.SymbolStartActionsCount
        + registered.SyntaxNodeActionsCount
        + registered.OperationActionsCount
        + registered.OperationBlockActionsCount;
}
