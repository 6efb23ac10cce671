using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class RejectedCheckTests
{
    [Theory]
    [InlineData("public class Ping;", "implement IHealthCheck")]
    [InlineData("public abstract class Ping : Base;", "abstract")]
    [InlineData("public class Ping<T> : Base;", "generic")]
    [InlineData("file class Ping : Base;", "accessible")]
    [InlineData("public class Ping : Base { private Ping() { } }", "no accessible constructor")]
    [InlineData("public class Ping : Base { public Ping(string a) { } public Ping(int b) { } }", "ActivatorUtilitiesConstructor")]
    [InlineData("public class Ping : Base { public required string Text { get; set; } }", "required members")]
    [InlineData("public class Ping : BaseWithRequired;", "required members")]
    [InlineData("public class Ping(ref int number) : Base;", "by reference")]
    [InlineData("public class Ping(CancellationToken token) : Base;", "belongs to a run")]
    [InlineData("public class Ping(HealthCheckContext context) : Base;", "belongs to a run")]
    [InlineData("public class Ping(Span<int> span) : Base;", "no service can have")]
    public void A_class_that_cannot_be_a_check_is_always_unhealthy(string declaration, string because)
    {
        var marked = declaration.StartsWith("file", StringComparison.Ordinal) ? "[HealthCheck(\"ping\")] " : "[HealthCheck(\"ping\"), InSubset(\"a\"), InSubset(\"b\", Critical = false)] ";
        var generated = GeneratorTest.Run("[HealthRegistry, HealthSubset(\"a\")] public partial class AppHealth;\n" + marked + declaration, """
            public class Base : IHealthCheck
            {
                public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                    Task.FromResult(HealthCheckResult.Healthy());
            }

            public class BaseWithRequired : Base { public required string Text { get; set; } }
            """);

        var check = generated.Check("ping");
        Assert.Contains(because, check.InvalidBecause);
        Assert.Equal("ping", generated.Constant("AppHealth.Checks.Ping"));
        if (!declaration.StartsWith("file", StringComparison.Ordinal))
            Assert.Equal([new("a", true), new("b", false)], check.Memberships);
    }

    [Theory]
    [InlineData("static string Ping() => \"\";", "returns neither")]
    [InlineData("static Task Ping() => Task.CompletedTask;", "returns neither")]
    [InlineData("static Task<IHealthCheck> Ping() => null!;", "returns neither")]
    [InlineData("static Task<HealthCheckResult?> Ping() => null!;", "returns neither")]
    [InlineData("HealthCheckResult Ping() => default;", "make it static")]
    [InlineData("static HealthCheckResult Ping<T>() => default;", "generic method")]
    [InlineData("static HealthCheckResult Ping(out int number) { number = 1; return default; }", "by reference")]
    [InlineData("static IHealthCheck Ping(CancellationToken token) => null!;", "belongs to a run")]
    [InlineData("static unsafe HealthCheckResult Ping(delegate*<void> pointer) => default;", "no service can have")]
    [InlineData("static HealthCheckResult Ping(dynamic anything) => default;", "no service can have")]
    public void A_method_that_cannot_be_a_check_is_always_unhealthy(string method, string because)
    {
        var generated = GeneratorTest.RunBroken(TestProject.Of($$"""
            [HealthRegistry, HealthSubset("a")] public partial class AppHealth { [HealthCheck("ping"), InSubset("a")] {{method}} }
            """));

        Assert.Contains("HealthCheckDefinition.Invalid(", generated.Source);
        Assert.Contains(because, generated.Source);
        Assert.Contains("In(Subsets.A)", generated.Source);
        Assert.DoesNotContain(generated.Diagnostics, static each => each.Location.SourceTree?.FilePath.EndsWith(".g.cs") == true && each.Severity > 0);
    }

    [Fact]
    public void An_accessor_is_no_method()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry] public partial class AppHealth { static HealthCheckResult Ping { [HealthCheck("ping")] get => default; } }
            """);

        Assert.Contains("no ordinary method", generated.Check("ping").InvalidBecause);
    }

    [Fact]
    public void A_rejected_check_leaves_the_others_alone()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry, HealthSubset("a")]
            public partial class AppHealth
            {
                [HealthCheck, InSubset("a")] static string Bad() => "";
                [HealthCheck, InSubset("a")] static HealthCheckResult Good() => HealthCheckResult.Healthy();
            }
            """);

        Assert.Equal([false, true], generated.Definition.Checks.Select(static each => each.InvalidBecause is null));
    }
}
