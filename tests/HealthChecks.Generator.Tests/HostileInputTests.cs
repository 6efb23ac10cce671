using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class HostileInputTests
{
    private const string App = """
        [HealthRegistry, HealthSubset("readiness")]
        public sealed partial class AppHealth
        {
            [HealthCheck, InSubset(Subsets.Readiness)]
            static Task<HealthCheckResult> Queue([FromKeyedServices(Kind.First)] Uri uri, Thing? thing, CancellationToken token, int limit = 1) => Task.FromResult(HealthCheckResult.Healthy());
        }

        public enum Kind { First }
        public class Thing;

        [HealthCheck, InSubset(AppHealth.Subsets.Readiness)]
        public sealed class PingCheck(Thing thing) : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    [Theory]
    [InlineData("Acme.HealthChecks")]
    [InlineData("Acme.System")]
    [InlineData("Acme.Microsoft.Extensions.DependencyInjection")]
    [InlineData("HealthChecks.Acme")]
    [InlineData("@event.@class.@record")]
    public void Namespaces_of_the_users_do_not_get_in_the_way(string @namespace)
    {
        var generated = GeneratorTest.Run(TestProject.Of($"namespace {@namespace};\n" + App));

        Assert.Equal(@namespace.Replace("@", "") + ".AppHealth", generated.Definition.Name);
        Assert.Equal(["ping", "queue"], generated.Definition.Checks.Select(static each => each.Name));
    }

    [Fact]
    public void Types_of_the_users_do_not_get_in_the_way()
    {
        const string Types = """
            namespace Acme { public class System; public class HealthChecks; public class Microsoft; public class Func; public class String; public class ServiceProviderServiceExtensions; }

            """;

        Assert.Equal(2, GeneratorTest.Run(Types + "namespace Acme.Shop {" + App + "}").Definition.Checks.Count);
    }

    [Fact]
    public void Extension_methods_of_the_users_are_not_called_instead()
    {
        var generated = GeneratorTest.Run(App, """
            public static class Mine
            {
                public static T GetRequiredService<T>(this IServiceProvider services) => throw new InvalidOperationException("mine");
                public static T? GetService<T>(this IServiceProvider services) => throw new InvalidOperationException("mine");
            }

            public static class Services
            {
                public static void Add(IServiceCollection services) => services.AddSingleton(new Thing());
            }
            """);

        using var services = generated.BuildServices();
        Assert.NotNull(generated.Check("ping").Factory(services));
    }

    [Fact]
    public async Task Keywords_may_be_identifiers()
    {
        var generated = GeneratorTest.Run("""
            namespace @namespace.@await;

            public class @class { public class @void; }

            [HealthRegistry]
            public partial class @static
            {
                [HealthCheck] static HealthCheckResult @return(@class? @params, @class.@void? @value, int @int = 1) => HealthCheckResult.Healthy("fine");
            }
            """);

        Assert.Equal("fine", (await generated.RunCheckAsync("return")).Description);
        Assert.Equal("namespace.await.static", generated.Definition.Name);
    }

    [Fact]
    public void Texts_may_hold_anything()
    {
        const string Odd = "\\\"</summary>\\r\\n\\u2028\\u2029\\u0085\\0\\ud800{0}*/";
        var generated = GeneratorTest.Run($$"""
            [HealthRegistry(Path = "{{Odd}}", LivenessPath = "{{Odd}}", PathBase = "{{Odd}}"), HealthSubset("{{Odd}}", Tags = ["{{Odd}}"])]
            public partial class AppHealth
            {
                [HealthCheck("{{Odd}}", Description = "{{Odd}}", Tags = ["{{Odd}}"]), InSubset("{{Odd}}"), InSubset("x{{Odd}}")]
                static HealthCheckResult Queue() => HealthCheckResult.Healthy();
            }
            """);

        const string Text = "\"</summary>\r\n\u2028\u2029\u0085\0\ud800{0}*/";
        var definition = generated.Definition;
        Assert.Equal((Text, Text, Text), (definition.Path, definition.LivenessPath, definition.PathBase));
        Assert.Equal((Text, Text), (Assert.Single(definition.Subsets).Name, Assert.Single(definition.Subsets[0].Tags)));
        Assert.Equal((Text, Text), (Assert.Single(definition.Checks).Name, definition.Checks[0].Description));
        Assert.Equal([Text, "x" + Text], definition.Checks[0].Memberships.Select(static each => each.Subset));
    }

    [Fact]
    public void Identifiers_may_have_letters_that_no_file_name_has() =>
        Assert.Equal(["Gesundheit_______.g.cs"], GeneratorTest.Run("[HealthRegistry] public partial class Gesundheit\u0301\u0301\u0301\u203f\u203f\u203f_;").Sources.Keys);

    [Fact]
    public void Two_projects_that_see_each_others_internals_do_not_collide()
    {
        var library = TestProject.Named("Library", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]\nnamespace Library;\n" + App.Replace("public sealed", "internal sealed").Replace("public class", "internal class").Replace("public enum", "internal enum"));
        var app = TestProject.Named("App", "namespace App;\nusing Library;\n" + App).Referencing(library);

        Assert.Equal(2, GeneratorTest.Run(app).Definition.Checks.Count);
    }

    [Fact]
    public void A_thousand_checks_compile()
    {
        var checks = Enumerable.Range(0, 1000).Select(static number => $"[HealthCheck(\"check-{number}\"), InSubset(Subsets.Readiness)] static HealthCheckResult Check{number}() => HealthCheckResult.Healthy();");
        var generated = GeneratorTest.Run($"[HealthRegistry, HealthSubset(\"readiness\")] public partial class AppHealth {{ {string.Join("\n", checks)} }}");

        Assert.Equal(1000, generated.Definition.Checks.Count);
    }

    [Fact]
    public void The_sources_may_come_without_our_usings()
    {
        var project = TestProject.Of("[HealthChecks.HealthRegistry] partial class AppHealth;") with { HasGlobalUsings = false };

        Assert.Equal("AppHealth", GeneratorTest.Run(project).Definition.Name);
    }
}
