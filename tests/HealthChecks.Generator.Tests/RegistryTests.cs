using System.CodeDom.Compiler;
using System.Diagnostics.CodeAnalysis;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Generator.Tests;

public class RegistryTests
{
    private const string Ping = """

        [HealthCheck]
        public sealed class PingCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    [Theory]
    [InlineData("", "/healthcheck", "/healthcheck/liveness", null)]
    [InlineData("(Path = \"/status\", LivenessPath = \"/live\", PathBase = \"/shop\")", "/status", "/live", "/shop")]
    [InlineData("(LivenessPath = \"\", PathBase = \"\")", "/healthcheck", "", null)]
    [InlineData("(LivenessPath = null!, Path = null!)", "/healthcheck", "/healthcheck/liveness", null)]
    public void Paths_arrive(string arguments, string path, string livenessPath, string? pathBase)
    {
        var definition = GeneratorTest.Run($"[HealthRegistry{arguments}] public partial class AppHealth;").Definition;

        Assert.Equal((path, livenessPath, pathBase), (definition.Path, definition.LivenessPath, definition.PathBase));
    }

    [Theory]
    [InlineData("namespace Acme.Shop;", "", "", "Acme.Shop.AppHealth")]
    [InlineData("", "", "", "AppHealth")]
    [InlineData("namespace Acme { namespace Shop {", "", "}}", "Acme.Shop.AppHealth")]
    [InlineData("namespace Acme;", "partial class Outer { private partial struct Inner {", "}}", "Acme.Outer.Inner.AppHealth")]
    [InlineData("", "partial record Outer { partial record struct Inner { partial interface @interface {", "}}}", "Outer.Inner.interface.AppHealth")]
    public void A_registry_may_stand_anywhere(string @namespace, string before, string after, string expected)
    {
        var generated = GeneratorTest.Run($$"""
            {{@namespace}} {{before}}
            [HealthRegistry, HealthSubset("a")] sealed partial class AppHealth { [HealthCheck, InSubset("a")] static HealthCheckResult Ping() => HealthCheckResult.Healthy(); }
            {{after}}
            """);

        Assert.Equal(expected, generated.Definition.Name);
        Assert.Equal("ping", Assert.Single(generated.Definition.Checks).Name);
    }

    [Fact]
    public void A_registry_may_be_a_record() =>
        Assert.Equal("AppHealth", GeneratorTest.Run("[HealthRegistry] public sealed partial record AppHealth;").Definition.Name);

    [Theory]
    [InlineData("[HealthRegistry] public class AppHealth;")]
    [InlineData("[HealthRegistry] public static class AppHealth;")]
    [InlineData("public class Outer { [HealthRegistry] public partial class AppHealth; }")]
    [InlineData("[HealthRegistry] public partial class AppHealth<T>;")]
    [InlineData("public partial class Outer<T> { [HealthRegistry] public partial class AppHealth; }")]
    [InlineData("[HealthRegistry] file partial class AppHealth;")]
    public void A_class_that_cannot_be_completed_is_left_alone(string source) => Assert.Empty(GeneratorTest.Run(source).Sources);

    [Fact]
    public void Nothing_is_generated_without_a_registry() => Assert.Empty(GeneratorTest.Run(Ping).Sources);

    // For each use of a constant in an attribute the compiler would say that there is none, and no analyzer would come to speak.
    [Theory]
    [InlineData("[HealthRegistry, HealthSubset(\"a\")] public class AppHealth { [HealthCheck, InSubset(Subsets.A)] static HealthCheckResult Ping() => default; }")]
    [InlineData("[HealthRegistry, HealthSubset(\"a\"), HealthSubset(\"b\", Includes = [Subsets.A])] public class AppHealth;")]
    public void A_registry_that_is_not_partial_is_one_compiler_error_where_its_constants_are_used(string source)
    {
        var generated = GeneratorTest.RunBroken(TestProject.Of(source));

        Assert.Equal(["CS0260"], generated.Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error).Select(static each => each.Id));
    }

    [Fact]
    public void A_static_registry_has_its_constants()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry, HealthSubset("a")]
            public static partial class AppHealth { [HealthCheck, InSubset(Subsets.A)] static HealthCheckResult Ping() => default; }
            """);

        Assert.Equal("a", generated.Constant("AppHealth.Subsets.A"));
        Assert.Equal("ping", generated.Constant("AppHealth.Checks.Ping"));
        Assert.Empty(generated.Definitions);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp10)]
    public void A_registry_in_an_old_language_has_its_constants(LanguageVersion language)
    {
        var project = TestProject.Of("""
            [HealthChecks.HealthRegistry, HealthChecks.HealthSubset("a")] public partial class AppHealth
            {
                [HealthChecks.HealthCheck, HealthChecks.InSubset(Subsets.A)] static HealthCheckResult Ping(System.Uri uri) { return default; }
            }
            """.Replace("static Health", "static Microsoft.Extensions.Diagnostics.HealthChecks.Health")) with
        {
            Language = language,
            HasGlobalUsings = false,
        };
        var cancellation = TestContext.Current.CancellationToken;
        TestCompiler.CreateDriver(language: language)
            .RunGeneratorsAndUpdateCompilation(TestCompiler.Compile(project), out var output, out _, cancellation);

        Assert.DoesNotContain(output.GetDiagnostics(cancellation), static each => each.Severity == DiagnosticSeverity.Error);
        Assert.NotNull(output.GetTypeByMetadataName("AppHealth+Subsets"));
    }

    [Fact]
    public void With_several_registries_a_check_names_its_own()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry] public partial class One { [HealthCheck] static HealthCheckResult Mine() => HealthCheckResult.Healthy(); }
            [HealthRegistry] public partial class Two;
            """ + Ping.Replace("[HealthCheck]", "[HealthCheck(Registry = typeof(Two))]"));

        Assert.Equal(["mine"], generated.Definitions[0].Checks.Select(static each => each.Name));
        Assert.Equal(["ping"], generated.Definitions[1].Checks.Select(static each => each.Name));
    }

    [Theory]
    [InlineData("[HealthCheck]", "several registries")]
    [InlineData("[HealthCheck(Registry = typeof(string))]", "no class with [HealthRegistry]")]
    [InlineData("[HealthCheck(Registry = typeof(Odd<int>))]", "does not have")]
    public void A_check_that_fits_no_registry_fails_in_all(string marker, string because)
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry] public partial class One;
            [HealthRegistry] public partial class Two;
            [HealthRegistry] public partial class Odd<T>;
            """ + Ping.Replace("[HealthCheck]", marker));

        Assert.Equal(2, generated.Definitions.Count);
        Assert.All(generated.Definitions, each => Assert.Contains(because, Assert.Single(each.Checks).InvalidBecause));
    }

    [Fact]
    public void Registries_are_declared_on_the_assembly()
    {
        var declared = GeneratorTest.Run("""
            namespace Acme;
            [HealthRegistry] public partial class One;
            public partial class Outer { [HealthRegistry] private partial class Hidden; }
            """).Assembly.GetCustomAttributes(typeof(DeclaredHealthRegistryAttribute), inherit: false);

        Assert.Equal(["Acme.One"], declared.Cast<DeclaredHealthRegistryAttribute>().Select(static each => each.Registry.FullName));
    }

    [Fact]
    public void Names_that_differ_in_case_are_two_files()
    {
        var generated = GeneratorTest.Run("[HealthRegistry] public partial class AppHealth; [HealthRegistry] public partial class Apphealth;");

        Assert.Equal(["AppHealth.g.cs", "Apphealth_.g.cs"], generated.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_users_part_of_the_class_is_not_marked_as_generated()
    {
        var registry = GeneratorTest.Run("[HealthRegistry] public partial class AppHealth;").Assembly.GetType("AppHealth")!;

        Assert.Empty(registry.GetCustomAttributes(typeof(GeneratedCodeAttribute), inherit: false));
        Assert.Empty(registry.GetCustomAttributes(typeof(ExcludeFromCodeCoverageAttribute), inherit: false));
        Assert.All(registry.GetNestedTypes(), static type => Assert.NotEmpty(type.GetCustomAttributes(typeof(GeneratedCodeAttribute), inherit: false)));
    }

    [Fact]
    public void Checks_and_subsets_are_in_ordinal_order_whatever_the_order_of_files()
    {
        string[] sources =
        [
            "[HealthCheck(\"b\")] " + Ping.Replace("[HealthCheck]", "").Replace("PingCheck", "One").Trim(),
            "[HealthCheck(\"a\")] " + Ping.Replace("[HealthCheck]", "").Replace("PingCheck", "Two").Trim(),
            "[HealthRegistry, HealthSubset(\"z\"), HealthSubset(\"y\")] public partial class AppHealth { [HealthCheck(\"B\")] static HealthCheckResult Three() => HealthCheckResult.Healthy(); }",
        ];

        var generated = GeneratorTest.Run(sources);
        Array.Reverse(sources);

        Assert.Equal(["B", "a", "b"], generated.Definition.Checks.Select(static each => each.Name));
        Assert.Equal(["y", "z"], generated.Definition.Subsets.Select(static each => each.Name));
        Assert.Equal(generated.Source, GeneratorTest.Run(sources).Source);
    }
}
