using System.Reflection;
using System.Text.RegularExpressions;
using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public partial class ArchitectureTests
{
    public static TheoryData<string> ModelAndEmitFiles =>
    [
        .. new[] { "Model", "Emit" }
            .SelectMany(static folder => Directory.GetFiles(RepositoryRoot.PathTo("src", "HealthChecks.Generator", folder), "*.cs"))
            .Select(static path => Path.GetRelativePath(RepositoryRoot.PathTo("src", "HealthChecks.Generator"), path)),
    ];

    [Theory]
    [MemberData(nameof(ModelAndEmitFiles))]
    public void Models_and_emitters_know_nothing_of_symbols_and_syntax(string file)
    {
        var text = File.ReadAllText(RepositoryRoot.PathTo("src", "HealthChecks.Generator", file));

        Assert.DoesNotMatch(CompilerTypes(), text);
    }

    [Fact]
    public void The_generator_keeps_no_state()
    {
        var fields = typeof(HealthRegistryGenerator).GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

        Assert.Empty(fields);
    }

    [Fact]
    public void The_generator_and_the_analyzers_do_without_workspaces() =>
        Assert.DoesNotContain(
            typeof(HealthRegistryGenerator).Assembly.GetReferencedAssemblies(),
            static reference => reference.Name!.Contains("Workspaces", StringComparison.Ordinal));

    [Fact]
    public void Every_step_has_a_name_that_tests_know() =>
        Assert.Equal(
            typeof(TrackingNames).GetFields().Select(static field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            GeneratorTest.StepNames.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\b(I\w*Symbol|SyntaxNode|SyntaxTree|\w+Syntax|Compilation|Location|Diagnostic|DiagnosticDescriptor|SemanticModel|AttributeData|TypedConstant)\b")]
    private static partial Regex CompilerTypes();
}
