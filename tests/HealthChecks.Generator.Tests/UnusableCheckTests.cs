using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Tests;

/// <summary>HCK004. What each rejected shape becomes in generated code is in <see cref="RejectedCheckTests"/>.</summary>
public class UnusableCheckTests
{
    private static readonly AnalyzerTest Test = new("HCK004");

    private const string Base = """

        public class Base : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    [Theory]
    [InlineData("public class Ping : Base;")]
    [InlineData("internal class Ping(Uri uri, [FromKeyedServices(1)] Uri keyed, int number = 3) : Base;")]
    [InlineData("public record class Ping(Uri Uri) : IHealthCheck { public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => null!; }")]
    public async Task A_class_that_can_be_constructed_is_fine(string declaration) =>
        await Test.VerifyAsync("[HealthRegistry] public partial class AppHealth;\n[HealthCheck] " + declaration + Base);

    [Theory]
    [InlineData("public class [|Ping|];")]
    [InlineData("public static class [|Ping|];")]
    [InlineData("public abstract class [|Ping|] : Base;")]
    [InlineData("public class [|Ping|]<T> : Base;")]
    [InlineData("file class [|Ping|] : Base;")]
    [InlineData("public class [|Ping|] : Base { private Ping() { } }")]
    [InlineData("public class [|Ping|] : Base { public Ping(string a) { } public Ping(int b) { } }")]
    [InlineData("public class [|Ping|] : Base { public required string Text { get; set; } }")]
    [InlineData("public class [|Ping|](CancellationToken token) : Base;")]
    [InlineData("public class [|Ping|](in Uri uri) : Base;")]
    public async Task A_class_that_cannot_be_constructed_is_an_error(string declaration)
    {
        var reported = Assert.Single(await Test.VerifyAsync("[HealthRegistry] public partial class AppHealth;\n[HealthCheck] " + declaration + Base));

        Assert.StartsWith("'Ping' cannot be a health check: ", reported.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
    }

    [Theory]
    [InlineData("static HealthCheckResult Queue() => default;")]
    [InlineData("static Task<HealthCheckResult> Queue(Uri uri, HealthCheckContext context, CancellationToken token) => null!;")]
    [InlineData("static ValueTask<HealthCheckResult> Queue() => default;")]
    [InlineData("static Base? Queue(IServiceProvider services) => null;")]
    [InlineData("private static IHealthCheck Queue() => new Base();")]
    public async Task A_static_method_that_returns_a_check_or_result_is_fine(string method) =>
        await Test.VerifyAsync($"[HealthRegistry] public partial class AppHealth {{ [HealthCheck] {method} }}" + Base);

    [Theory]
    [InlineData("static string [|Queue|]() => \"\";")]
    [InlineData("static void [|Queue|]() { }")]
    [InlineData("HealthCheckResult [|Queue|]() => default;")]
    [InlineData("static HealthCheckResult [|Queue|]<T>() => default;")]
    [InlineData("static IHealthCheck [|Queue|](CancellationToken token) => new Base();")]
    [InlineData("static HealthCheckResult [|Queue|](ref int number) => default;")]
    [InlineData("static HealthCheckResult Queue { [HealthCheck] [|get|] => default; }")]
    public async Task Any_other_method_is_an_error(string method) =>
        await Test.VerifyAsync($"[HealthRegistry] public partial class AppHealth {{ {(method.Contains("[HealthCheck]") ? "" : "[HealthCheck] ")}{method} }}" + Base);

    [Fact]
    public async Task A_method_outside_a_registry_is_an_error() => await Test.VerifyAsync("""
        [HealthRegistry] public partial class AppHealth;
        public class Elsewhere { [HealthCheck] public static HealthCheckResult [|Queue|]() => default; }
        """);

    [Fact]
    public async Task A_private_class_is_fine_inside_the_registry_and_nowhere_else() => await Test.VerifyAsync("""
        [HealthRegistry]
        public partial class AppHealth
        {
            [HealthCheck] class Mine : Base;
            class Inner { [HealthCheck] class [|Deep|] : Base; [HealthCheck] internal class Fine : Base; }
        }

        public class Elsewhere { [HealthCheck] class [|Hidden|] : Base; }
        """ + Base);

    [Fact]
    public async Task With_several_registries_a_check_says_which() => await Test.VerifyAsync("""
        [HealthRegistry] public partial class One;
        [HealthRegistry] public partial class Two;
        [HealthCheck] public class {|HCK108:Ping|} : Base;
        [HealthCheck(Registry = typeof(Two))] public class Pong : Base;
        [HealthCheck(Registry = typeof(string))] public class [|Pang|] : Base;
        """ + Base);

    [Fact]
    public async Task A_registry_of_another_project_cannot_take_a_check()
    {
        var library = TestProject.Named("Library", "[HealthRegistry] public partial class LibraryHealth;");

        await Test.VerifyAsync(TestProject.Named("App", "[HealthCheck(Registry = typeof(LibraryHealth))] public class [|Ping|] : Base;" + Base).Referencing(library));
    }

    [Fact]
    public async Task A_check_that_derives_from_something_unknown_is_left_to_the_compiler() => await Test.VerifyAsync("""
        [HealthRegistry] public partial class AppHealth
        {
            [HealthCheck] static {|CS0246:Missing|} Queue() => null!;
            [HealthCheck] static HealthCheckResult Other({|CS0246:Missing|} missing) => default;
        }
        [HealthCheck] public class Ping : {|CS0246:Missing|};
        """);

    [Fact]
    public async Task A_pragma_suppresses_it_where_it_stands() => await Test.VerifyAsync("""
        [HealthRegistry] public partial class AppHealth;
        #pragma warning disable HCK004
        [HealthCheck] public class One;
        #pragma warning restore HCK004
        [HealthCheck] public class [|Two|];
        """);

    [Fact]
    public async Task An_editorconfig_suppresses_it() => await Test.VerifyAsync(
        TestProject.Of("[HealthRegistry] public partial class AppHealth; [HealthCheck] public class One;") with
        {
            EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.HCK004.severity = none\n",
        });

    [Fact]
    public async Task Generated_code_is_not_looked_at() =>
        await Test.VerifyAsync("// <auto-generated/>\n[HealthRegistry] public partial class AppHealth { [HealthCheck] static string Queue() => \"\"; }\n[HealthCheck] public class One;");

    [Fact]
    public async Task A_project_without_our_attributes_is_not_looked_at() =>
        await Test.VerifyAsync("public sealed class HealthCheckAttribute : Attribute; [global::HealthCheck] public class One;");
}
