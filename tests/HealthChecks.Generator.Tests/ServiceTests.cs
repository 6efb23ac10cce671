using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class ServiceTests
{
    private const string Types = """

        public interface IClock { string Now { get; } }
        public sealed class Clock(string now) : IClock { public string Now => now; }
        public enum Store { Main, Replica }
        """;

    private static GeneratedProject Run(string parameter, string text, string services = "") => GeneratorTest.Run($$"""
        [HealthRegistry]
        public partial class AppHealth
        {
            [HealthCheck] static HealthCheckResult Check({{parameter}}) => HealthCheckResult.Healthy({{text}});
        }
        public static class Services
        {
            public static void Add(IServiceCollection services) { {{services}} }
        }
        """ + Types);

    [Fact]
    public async Task A_service_is_required()
    {
        var generated = Run("IClock clock", "clock.Now", "services.AddSingleton<IClock>(new Clock(\"noon\"));");

        Assert.Equal("noon", (await generated.RunCheckAsync("check")).Description);
        Assert.Equal([("IClock", null)], generated.Check("check").Dependencies.Select(static each => (each.ServiceType.Name, each.ServiceKey)));
    }

    [Fact]
    public void A_missing_service_throws()
    {
        var generated = Run("IClock clock", "clock.Now");
        using var services = generated.BuildServices();

        Assert.Throws<InvalidOperationException>(() => generated.Check("check").Factory(services));
    }

    [Theory]
    [InlineData("\"main\"")]
    [InlineData("\"quo\\\"te\\r\\n\\u2028\\0\"")]
    [InlineData("Store.Replica")]
    [InlineData("(Store)(-7)")]
    [InlineData("typeof(IClock)")]
    [InlineData("typeof(Dictionary<string, Clock[]>)")]
    [InlineData("42")]
    [InlineData("-42L")]
    [InlineData("(byte)7")]
    [InlineData("'\\''")]
    [InlineData("true")]
    [InlineData("1.5f")]
    public async Task A_keyed_service_is_found_by_its_key(string key)
    {
        var generated = Run(
            $"[FromKeyedServices({key})] IClock clock",
            "clock.Now",
            $"services.AddKeyedSingleton<IClock>({key}, new Clock(\"keyed\")); services.AddSingleton<IClock>(new Clock(\"other\"));");

        Assert.Equal("keyed", (await generated.RunCheckAsync("check")).Description);
        Assert.NotNull(Assert.Single(generated.Check("check").Dependencies).ServiceKey);
    }

    [Theory]
    [InlineData("IClock? clock", "(clock is null).ToString()", "True")]
    [InlineData("IClock clock = null!", "(clock is null).ToString()", "True")]
    [InlineData("IClock? clock = null", "(clock is null).ToString()", "True")]
    [InlineData("[FromKeyedServices(1)] IClock? clock", "(clock is null).ToString()", "True")]
    [InlineData("[FromKeyedServices(1)] IClock clock = null!", "(clock is null).ToString()", "True")]
    [InlineData("int number = 5", "number.ToString()", "5")]
    [InlineData("long number = -5", "number.ToString()", "-5")]
    [InlineData("ulong number = ulong.MaxValue", "number.ToString()", "18446744073709551615")]
    [InlineData("double number = double.NaN", "number.ToString()", "NaN")]
    [InlineData("float number = float.NegativeInfinity", "double.IsNegativeInfinity(number).ToString()", "True")]
    [InlineData("decimal number = 1.50m", "number.ToString(System.Globalization.CultureInfo.InvariantCulture)", "1.50")]
    [InlineData("Store store = Store.Replica", "store.ToString()", "Replica")]
    [InlineData("Store? store = Store.Replica", "store.ToString()", "Replica")]
    [InlineData("int? number = null", "(number is null).ToString()", "True")]
    [InlineData("TimeSpan time = default", "time.ToString()", "00:00:00")]
    [InlineData("string text = \"a\\\\b\"", "text", "a\\b")]
    [InlineData("string? text = null", "(text is null).ToString()", "True")]
    [InlineData("char letter = '\\n'", "(letter == '\\n').ToString()", "True")]
    public async Task What_is_optional_may_be_missing(string parameter, string text, string expected) =>
        Assert.Equal(expected, (await Run(parameter, text).RunCheckAsync("check")).Description);

    [Fact]
    public async Task An_optional_service_is_used_when_it_is_there()
    {
        var generated = Run("IClock? clock = null", "clock?.Now", "services.AddSingleton<IClock>(new Clock(\"noon\"));");

        Assert.Equal("noon", (await generated.RunCheckAsync("check")).Description);
    }

    [Fact]
    public void The_provider_itself_is_a_dependency_of_unknown_lifetime()
    {
        var generated = Run("IServiceProvider provider", "provider.ToString()");

        Assert.Equal([typeof(IServiceProvider)], generated.Check("check").Dependencies.Select(static each => each.ServiceType));
    }

    [Theory]
    [InlineData("IEnumerable<IClock?> clocks")]
    [InlineData("(IClock First, int? Second) pair")]
    [InlineData("Func<string?, Dictionary<int, IClock[]>>? func")]
    [InlineData("string[]? texts")]
    [InlineData("Lazy<(string? A, string B)> lazy")]
    public void Types_of_every_form_can_be_written(string parameter) => Assert.Single(Run(parameter, "\"\"").Check("check").Dependencies);

    [Fact]
    public async Task Leaving_out_a_default_would_call_another_overload()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry]
            public partial class AppHealth
            {
                static HealthCheckResult Check() => HealthCheckResult.Healthy("other");
                [HealthCheck] static HealthCheckResult Check(int number = 1) => HealthCheckResult.Healthy("marked" + number);
            }
            """);

        Assert.Equal("marked1", (await generated.RunCheckAsync("check")).Description);
    }

    [Fact]
    public void What_is_obsolete_gives_no_warning_in_generated_code()
    {
        var generated = GeneratorTest.Run("""
            #pragma warning disable CS0618
            [Obsolete("old")] public sealed class Old;

            [HealthRegistry]
            public partial class AppHealth
            {
                [HealthCheck] static HealthCheckResult Check(Old? old = null) => HealthCheckResult.Healthy();
            }
            """);

        Assert.Equal("Old", Assert.Single(generated.Check("check").Dependencies).ServiceType.Name);
    }
}
