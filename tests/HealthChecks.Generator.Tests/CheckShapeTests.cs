using HealthChecks.Testing.Roslyn;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Generator.Tests;

public class CheckShapeTests
{
    private const string Ping = """

        public sealed class PingCheck(string text = "made") : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy(text));
        }
        """;

    [Fact]
    public async Task A_marked_class_is_constructed()
    {
        var generated = GeneratorTest.Run("[HealthRegistry] public partial class AppHealth; [HealthCheck] " + Ping.TrimStart());

        Assert.Equal("made", (await generated.RunCheckAsync("ping")).Description);
        Assert.Equal("PingCheck", generated.Check("ping").CheckType?.Name);
        Assert.Equal("PingCheck", generated.Check("ping").Source);
    }

    [Fact]
    public async Task A_class_registered_as_a_service_wins_over_construction()
    {
        var generated = GeneratorTest.Run("[HealthRegistry] public partial class AppHealth; [HealthCheck] " + Ping.TrimStart() + """

            public static class Services
            {
                public static void Add(IServiceCollection services) => services.AddSingleton(new PingCheck("registered"));
            }
            """);

        Assert.Equal("registered", (await generated.RunCheckAsync("ping")).Description);
    }

    [Fact]
    public async Task A_factory_is_called()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry]
            public partial class AppHealth
            {
                [HealthCheck] static PingCheck Ping() => new("from a factory");
                [HealthCheck] private static IHealthCheck Other() => new PingCheck("other");
            }
            """ + Ping);

        Assert.Equal("from a factory", (await generated.RunCheckAsync("ping")).Description);
        Assert.Equal("other", (await generated.RunCheckAsync("other")).Description);
        Assert.Null(generated.Check("ping").CheckType);
        Assert.False(generated.Check("ping").MayBeAbsent);
        Assert.Equal("AppHealth.Ping", generated.Check("ping").Source);
    }

    [Fact]
    public void A_factory_that_may_return_null_makes_a_check_that_may_be_absent()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry]
            public partial class AppHealth
            {
                [HealthCheck] static PingCheck? Ping() => null;
            #nullable disable
                [HealthCheck] static PingCheck Old() => null;
            #nullable restore
            }
            """ + Ping);

        using var services = generated.BuildServices();
        Assert.True(generated.Check("ping").MayBeAbsent);
        Assert.Null(generated.Check("ping").Factory(services));
        Assert.True(generated.Check("old").MayBeAbsent);
    }

    [Theory]
    [InlineData("static async Task<HealthCheckResult> Queue(CancellationToken token) { await Task.Yield(); return HealthCheckResult.Healthy(token.IsCancellationRequested.ToString()); }", "True")]
    [InlineData("static ValueTask<HealthCheckResult> Queue(HealthCheckContext context) => new(HealthCheckResult.Healthy(context.Registration.Name));", "queue")]
    [InlineData("static HealthCheckResult Queue() => HealthCheckResult.Healthy(\"at once\");", "at once")]
    [InlineData("static HealthCheckResult Queue(HealthCheckContext @class, IServiceProvider services, CancellationToken @event) => HealthCheckResult.Healthy((services.GetService<Uri>() is null) + @class.Registration.Name);", "Truequeue")]
    [InlineData("static HealthCheckResult Queue(List<string> names, int limit = 3, string text = \"a\\\"b\") => HealthCheckResult.Healthy(names.Count + text + limit);", "0a\"b3")]
    public async Task A_method_is_the_check(string method, string expected)
    {
        var generated = GeneratorTest.Run($$"""
            [HealthRegistry]
            public partial class AppHealth
            {
                [HealthCheck] {{method}}
            }
            public static class Services
            {
                public static void Add(IServiceCollection services) => services.AddSingleton(new List<string>());
            }
            """);

        Assert.Equal(expected, (await generated.RunCheckAsync("queue")).Description);
        Assert.Equal(HealthStatus.Healthy, (await generated.RunCheckAsync("queue")).Status);
    }

    [Fact]
    public async Task The_services_of_a_method_are_resolved_once_for_each_instance()
    {
        var generated = GeneratorTest.Run("""
            public sealed class Counter { public static int Made; public Counter() => Made++; }

            [HealthRegistry]
            public partial class AppHealth
            {
                [HealthCheck] static HealthCheckResult Count(Counter counter) => HealthCheckResult.Healthy(Counter.Made.ToString());
            }
            public static class Services
            {
                public static void Add(IServiceCollection services) => services.AddTransient<Counter>();
            }
            """);

        await using var services = generated.BuildServices();
        var check = generated.Check("count").Factory(services)!;
        await check.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);

        Assert.Equal("1", (await check.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Description);
    }

    [Theory]
    [InlineData("record PingCheck(string Text = \"a record\")")]
    [InlineData("class PingCheck { public string Text = \"a class\"; static PingCheck() { } public PingCheck() { } private PingCheck(Uri uri) { } }", "partial class PingCheck")]
    [InlineData("class PingCheck { public readonly string Text; public PingCheck(string text) => Text = text; [ActivatorUtilitiesConstructor] internal PingCheck() => Text = \"marked\"; }", "partial class PingCheck")]
    [InlineData("class PingCheck { public readonly string Text; public PingCheck() => Text = \"short\"; public PingCheck(int number = 4, bool flag = true) => Text = number + \"long\" + flag; }", "partial class PingCheck")]
    [InlineData("class PingCheck { public required string Text { get; init; } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public PingCheck() => Text = \"set\"; }", "partial class PingCheck")]
    public async Task The_right_constructor_is_chosen(string declaration, string? other = null)
    {
        var generated = GeneratorTest.Run($$"""
            [HealthRegistry] public partial class AppHealth;

            [HealthCheck] partial {{declaration}}{{(other is null ? "" : "\n" + other)}} : IHealthCheck
            {
                public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                    Task.FromResult(HealthCheckResult.Healthy(Text));
            }
            """);

        var text = (await generated.RunCheckAsync("ping")).Description;
        Assert.Contains(text, new[] { "a record", "a class", "marked", "4longTrue", "set" });
        Assert.Contains(text!.TrimStart('4')[..3], declaration);
    }

    [Fact]
    public async Task A_private_class_nested_in_the_registry_is_a_check_of_that_registry()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry] public partial class Other;

            [HealthRegistry]
            public partial class AppHealth
            {
                [HealthCheck]
                private sealed class PingCheck : IHealthCheck
                {
                    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                        Task.FromResult(HealthCheckResult.Healthy("nested"));
                }
            }
            """);

        Assert.Equal("nested", (await generated.RunCheckAsync("ping")).Description);
        Assert.Equal(["ping"], generated.Definitions.Single(static each => each.Name == "AppHealth").Checks.Select(static each => each.Name));
    }
}
