using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Tests;

/// <summary>HCK003.</summary>
public class UnknownSubsetTests
{
    private static readonly AnalyzerTest Test = new("HCK003");

    private static string App(string method = "", string check = "", string registry = "") => $$"""
        namespace Acme;

        [HealthRegistry, HealthSubset("readiness"), HealthSubset("startup"){{registry}}]
        public partial class AppHealth
        {
            [HealthCheck{{method}}] static HealthCheckResult Queue() => HealthCheckResult.Healthy();
        }

        [HealthCheck{{check}}]
        public sealed class PingCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }

        public static class Calls
        {
            public static void Map([SubsetName] string name, string other = "x") { }
            public static void Optional([SubsetName] string name = "optional", string? other = null) { }
        }
        """;

    [Theory]
    [InlineData(", InSubset(\"readiness\"), InSubset(\"startup\")", ", InSubset(\"readiness\")", ", HealthSubset(\"all\", Includes = [\"startup\"])")]
    [InlineData(", InSubset(Subsets.Readiness)", ", InSubset(AppHealth.Subsets.Startup)", ", HealthSubset(\"all\", Includes = new[] { AppHealth.Subsets.Startup })")]
    public async Task A_declared_subset_is_fine(string method, string check, string registry) => await Test.VerifyAsync(App(method, check, registry));

    [Theory]
    [InlineData(", InSubset([|\"readines\"|])", "", "", "did you mean 'readiness'?")]
    [InlineData(", InSubset(subset: [|\"Readiness\"|], Critical = false)", "", "", "did you mean 'readiness'?")]
    [InlineData("", ", InSubset([|\"redyness\"|])", "", "did you mean 'readiness'?")]
    [InlineData("", ", InSubset([|\"everything\"|])", "", "declare it with [HealthSubset], or use one of 'readiness', 'startup'")]
    [InlineData("", ", InSubset([|\"\"|])", "", "declare it with")]
    [InlineData("", ", InSubset([|Calls_.Name|])", "", "did you mean 'startup'?")]
    [InlineData("", "", ", HealthSubset(\"all\", Includes = [\"startup\", [|\"redines\"|]])", "did you mean 'readiness'?")]
    [InlineData("", "", ", HealthSubset(\"all\", Includes = new[] { [|\"x\"|] })", "declare it with")]
    [InlineData("", "", ", HealthSubset(\"all\", Includes = new string[] { Subsets.Startup, [|\"startu\"|] })", "did you mean 'startup'?")]
    public async Task An_undeclared_subset_is_an_error_that_says_what_to_do(string method, string check, string registry, string advice)
    {
        var reported = Assert.Single(await Test.VerifyAsync(
            App(method, check, registry), "namespace Acme; public static class Calls_ { public const string Name = \"startups\"; }"));

        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
        Assert.Contains("is not declared by AppHealth: " + advice, reported.GetMessage(null));
    }

    [Fact]
    public async Task Without_any_subset_the_advice_is_to_declare_it()
    {
        var reported = await Test.VerifyAsync("""
            [HealthRegistry] public partial class AppHealth { [HealthCheck, InSubset([|"readiness"|])] static HealthCheckResult Queue() => HealthCheckResult.Healthy(); }
            """);

        Assert.Contains("add [HealthSubset(\"readiness\")] to it", reported[0].GetMessage(null));
    }

    [Theory]
    [InlineData("Calls.Map(\"readiness\");")]
    [InlineData("Calls.Map([|\"readines\"|]);")]
    [InlineData("Calls.Map(other: \"anything\", name: [|\"readines\"|]);")]
    [InlineData("Calls.Map(AppHealth.Subsets.Startup);")]
    [InlineData("const string Name = \"nope\"; Calls.Map([|Name|]);")]
    [InlineData("var name = \"nope\"; Calls.Map(name); Calls.Map(name + \"x\"); Calls.Map(null!);")]
    [InlineData("Calls.Map(\"readiness\", \"nope\"); Calls.Optional(); Calls.Optional(other: \"nope\");")]
    [InlineData("Action<string> map = name => Calls.Map(name); map(\"nope\");")]
    public async Task A_subset_parameter_takes_declared_names(string call) =>
        await Test.VerifyAsync(App(), $"namespace Acme; public static class Program {{ public static void Run() {{ {call} }} }}");

    [Fact]
    public async Task An_attribute_of_ones_own_may_take_a_subset_too() => await Test.VerifyAsync(App(), """
        public sealed class MineAttribute([SubsetName] string name) : Attribute { public string Name => name; }
        [Mine([|"nope"|])] public class One;
        [Mine("readiness")] public class Two;
        """);

    [Theory]
    [InlineData("", "Calls.Map(\"nope\");")]
    [InlineData("[HealthRegistry, HealthSubset(null!)] public partial class AppHealth;", "Calls.Map(\"nope\");")]
    public async Task What_cannot_be_known_is_silent(string registry, string call) => await Test.VerifyAsync($$"""
        {{registry}}
        public static class Calls { public static void Map([SubsetName] string name) { } public static void Run() { {{call}} } }

        [HealthCheck, InSubset("nope")]
        public sealed class PingCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """);

    [Fact]
    public async Task A_registry_that_includes_one_that_is_missing_is_silent() => await Test.VerifyAsync("""
        [HealthRegistry, HealthSubset("a"), IncludeRegistry<{|CS0246:Missing|}>]
        public partial class {|CS0246:AppHealth|} { [HealthCheck, InSubset("nope")] static HealthCheckResult Queue() => HealthCheckResult.Healthy(); }
        """.Replace("{|CS0246:AppHealth|}", "AppHealth"));

    [Fact]
    public async Task With_several_registries_a_check_is_held_to_its_own() => await Test.VerifyAsync("""
        [HealthRegistry, HealthSubset("one")] public partial class One { [HealthCheck, InSubset([|"two"|])] static HealthCheckResult Queue() => HealthCheckResult.Healthy(); }
        [HealthRegistry, HealthSubset("two")] public partial class Two
        {
            [HealthCheck, InSubset("two"), InSubset([|"one"|])] private sealed class Nested : Base;
        }
        [HealthCheck(Registry = typeof(Two)), InSubset("two"), InSubset([|"one"|])] public sealed class Ping : Base;

        public static class Calls { public static void Map([SubsetName] string name) { } public static void Run() { Map("one"); Map("two"); Map([|"three"|]); } }

        public abstract class Base : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """);

    [Fact]
    public async Task Subsets_of_included_registries_count_across_assemblies()
    {
        var core = TestProject.Named("Core", "namespace Core; [HealthRegistry, HealthSubset(\"core\")] public partial class CoreHealth;");
        var library = TestProject.Named("Library", "namespace Library; [HealthRegistry, HealthSubset(\"billing\"), IncludeRegistry<Core.CoreHealth>] public partial class LibraryHealth;").Referencing(core);

        await Test.VerifyAsync(TestProject.Named(
            "App",
            App(", InSubset(\"billing\"), InSubset(\"core\"), InSubset(Library.LibraryHealth.Subsets.Billing), InSubset([|\"cor\"|])", registry: ", IncludeRegistry<Library.LibraryHealth>"),
            "namespace Acme; public static class Program { public static void Run() { Calls.Map(\"core\"); Calls.Map([|\"nope\"|]); } }").Referencing(library, core));
    }

    [Fact]
    public async Task A_pragma_suppresses_it_where_it_stands() => await Test.VerifyAsync("""
        [HealthRegistry, HealthSubset("a")]
        public partial class AppHealth
        {
        #pragma warning disable HCK003
            [HealthCheck, InSubset("nope")] static HealthCheckResult Queue() => HealthCheckResult.Healthy();
        #pragma warning restore HCK003
            [HealthCheck, InSubset([|"nope"|])] static HealthCheckResult Other() => HealthCheckResult.Healthy();
        }
        """);

    [Theory]
    [InlineData("none")]
    [InlineData("silent")]
    public async Task An_editorconfig_suppresses_it(string severity)
    {
        var project = TestProject.Of(App(", InSubset(\"nope\")")) with { EditorConfig = $"root = true\n[*.cs]\ndotnet_diagnostic.HCK003.severity = {severity}\n" };
        var reported = await AnalyzerTest.ReportedAsync(project);

        Assert.DoesNotContain(reported, static each => each.Id == "HCK003" && each.Severity > DiagnosticSeverity.Hidden);
    }

    [Fact]
    public async Task An_editorconfig_lowers_it()
    {
        var project = TestProject.Of(App(", InSubset([|\"nope\"|])")) with { EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.HCK003.severity = warning\n" };

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await Test.VerifyAsync(project)).Severity);
    }

    [Fact]
    public async Task Generated_code_is_not_looked_at() => await Test.VerifyAsync(
        App(),
        "// <auto-generated/>\nnamespace Acme; public static class Program { public static void Run() => Calls.Map(\"nope\"); }",
        "// <auto-generated/>\nnamespace Acme;\n" + """
        [HealthCheck, InSubset("nope")]
        public sealed class PongCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """);
}
