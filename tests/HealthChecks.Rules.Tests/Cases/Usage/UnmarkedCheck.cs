using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class UnmarkedCheck : RuleCases
{
    public UnmarkedCheck()
        : base("HCK112")
    {
        Reports("a class that nobody names", Program(Class("[|OrdersCheck|]")), "'OrdersCheck' implements IHealthCheck and is used nowhere");
        Reports("a class that a comment names", Program("/// <summary>See <see cref=\"OrdersCheck\"/>.</summary>\n" + Class("[|OrdersCheck|]")));
        Reports("a class in a namespace, with a service and a constructor", Program("namespace Acme;\n" + Class("[|OrdersCheck|]", members: "public OrdersCheck(IServiceProvider services) => _ = services;")));
        Reports("an internal record", Program(Class("[|OrdersCheck|]").Replace("public sealed class", "sealed record", StringComparison.Ordinal)));
        Reports("a worker's class", TestProject.Of("var builder = Host.CreateApplicationBuilder(args);\nbuilder.Services.AddHealthRegistryCore<AppHealth>();\nbuilder.Build().Run();", Code.Registry, Class("[|OrdersCheck|]")));

        IsSilent("a marked class", Program("[HealthCheck, InSubset(\"readiness\")]\n" + Class("OrdersCheck")));
        IsSilent("a class that a call registers", Program(Class("OrdersCheck"), "builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\");"));
        IsSilent("a class that is constructed", Program(Class("OrdersCheck"), "builder.Services.AddHealthChecks().AddCheck(\"orders\", new OrdersCheck());"));
        IsSilent("a class that the registry returns", TestProject.Of(Code.WebApp(), Class("OrdersCheck"), "[HealthRegistry, HealthSubset(\"readiness\")] public sealed partial class AppHealth { [HealthCheck, InSubset(\"readiness\")] static OrdersCheck Orders() => new(); }"));
        IsSilent("a base class", Program(Class("OrdersCheck").Replace("sealed ", "", StringComparison.Ordinal) + "\n[HealthCheck, InSubset(\"readiness\")] public sealed class MoreCheck : OrdersCheck;"));
        IsSilent("an abstract class", Program(Class("OrdersCheck").Replace("sealed ", "abstract ", StringComparison.Ordinal)));
        IsSilent("a generic class", Program(Class("OrdersCheck<T>")));
        IsSilent("a class that nobody can name", Program("public static class Outer { private sealed class OrdersCheck : IHealthCheck { public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default) => throw new NotSupportedException(); } }"));
        IsSilent("a class that no service provider can construct", Program(Class("OrdersCheck", members: "public OrdersCheck(string host, int port) => _ = host + port;")));
        IsSilent("a project without a registry", TestProject.Of("WebApplication.CreateBuilder(args).Build().Run();", Class("OrdersCheck")));
        IsSilent("a project of tests", Program(Class("OrdersCheck")).With("/src/Xunit.cs", "namespace Xunit { public class FactAttribute : Attribute; }"));

        IsUnknown("a library, whose users may use the class", TestProject.Of(Class("OrdersCheck"), Code.Registry));
        IsUnknown("a program that looks for classes", Program(Class("OrdersCheck"), "foreach (var type in typeof(AppHealth).Assembly.GetTypes()) Console.WriteLine(type);"));
        IsUnknown("a program that scans", Program(Class("OrdersCheck"), "Scrutor.Scan(builder.Services);").With("/src/Scrutor.cs", "static class Scrutor { public static void Scan(IServiceCollection services) { } }"));
        IsUnknown("a class that is named for whatever reason", Program(Class("OrdersCheck"), "Console.WriteLine(nameof(OrdersCheck));"));

        Fixes("with the attribute", Program(Class("OrdersCheck")), Program("[HealthCheck]\n" + Class("OrdersCheck")));
        Fixes(
            "with the namespace, below the documentation",
            Bare("using System.Threading;\nusing System.Threading.Tasks;\nusing Microsoft.Extensions.Diagnostics.HealthChecks;\n\nnamespace Acme\n{\n    /// <summary>Orders.</summary>\n    " + Class("OrdersCheck") + "\n}"),
            Bare("using System.Threading;\nusing System.Threading.Tasks;\nusing HealthChecks;\nusing Microsoft.Extensions.Diagnostics.HealthChecks;\n\nnamespace Acme\n{\n    /// <summary>Orders.</summary>\n    [HealthCheck]\n    " + Class("OrdersCheck") + "\n}"));
        FixesAll(
            "of the project",
            Program(Class("OrdersCheck") + "\n" + Class("CartCheck")),
            Program("[HealthCheck]\n" + Class("OrdersCheck") + "\n[HealthCheck]\n" + Class("CartCheck")));
    }

    private static TestProject Program(string check, string services = "") => TestProject.Of(Code.WebApp(services: services), Code.Registry, check);

    private static TestProject Bare(string check) => TestProject.Of(
        "using Microsoft.AspNetCore.Builder;\nusing Microsoft.Extensions.DependencyInjection;\n" + Code.WebApp(),
        "using System;\nusing HealthChecks;\nusing Microsoft.Extensions.DependencyInjection;\nusing Microsoft.Extensions.Diagnostics.HealthChecks;\n" + Code.Registry,
        check) with
    { HasGlobalUsings = false };

    private static string Class(string name, string members = "") => $$"""
        public sealed class {{name}} : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
            {{members}}
        }
        """;
}
