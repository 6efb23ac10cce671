using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Migration;

internal sealed class RegistrationByCall : RuleCases
{
    public RegistrationByCall()
        : base("HCK601")
    {
        Reports("a class with a subset's tag", Program("builder.Services.AddHealthChecks().[|AddCheck|]<OrdersCheck>(\"orders\", tags: [\"ready\"]);"), "'OrdersCheck' is registered by a call: mark the class with [HealthCheck(\"orders\"), InSubset(\"readiness\")] instead");
        Reports("a class without tags", Program("builder.Services.AddHealthChecks().[|AddCheck|]<OrdersCheck>(\"orders\");"), "mark the class with [HealthCheck(\"orders\")] and [InSubset]");
        Reports("an instance, behind the registry", TestProject.Of(
            "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthRegistry<AppHealth>().[|AddCheck|](\"orders\", new OrdersCheck(), tags: new[] { \"startup\", \"sql\" });\nbuilder.Build().MapHealth();", Registry, Orders), "[HealthCheck(\"orders\", Tags = [\"sql\"]), InSubset(\"startup\")]");
        Reports("an activated class with a status and a timeout", Program("builder.Services.AddHealthChecks().[|AddTypeActivatedCheck|]<OrdersCheck>(\"orders\", HealthStatus.Degraded, [\"readiness\"], TimeSpan.FromSeconds(2.5));"), "[HealthCheck(\"orders\", Critical = false, TimeoutSeconds = 2.5), InSubset(\"readiness\")]");

        IsSilent("a method", Program("builder.Services.AddHealthChecks().AddCheck(\"orders\", () => HealthCheckResult.Healthy(), tags: [\"ready\"]);"));
        IsSilent("a marked class, which HCK110 is about", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\");", "[HealthCheck, InSubset(\"readiness\")]\n"));
        IsSilent("a class that is registered twice", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\").AddCheck<OrdersCheck>(\"orders-2\");"));
        IsSilent("a class with arguments", Program("builder.Services.AddHealthChecks().AddTypeActivatedCheck<OrdersCheck>(\"orders\", new object[] { 1 });"));
        IsSilent("a class of a library", Program("builder.Services.AddHealthChecks().AddCheck<DiskHealthCheck>(\"disk\");"));
        IsSilent("a name that no marked check can have", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"Orders DB\");"));
        IsSilent("a status that no attribute can say", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\", HealthStatus.Healthy);"));
        IsSilent("a project without a registry", TestProject.Of("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\");\nbuilder.Build().MapHealthChecks(\"/health\");", Orders));
        IsSilent("a class that the registry makes", TestProject.Of(Code.WebApp(services: "builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders-2\");"), "[HealthRegistry, HealthSubset(\"readiness\")] public sealed partial class AppHealth { [HealthCheck, InSubset(\"readiness\")] static OrdersCheck Orders() => new(); }", Orders));

        IsUnknown("a name that is not constant", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(args[0], tags: [\"ready\"]);"));
        IsUnknown("a tag that is not constant", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\", tags: [args[0]]);"));
        IsUnknown("a timeout that is not constant", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\", null, [\"ready\"], TimeSpan.Parse(args[0]));"));
        IsUnknown("a registration under a condition", Program("if (builder.Environment.IsProduction())\n    builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\", tags: [\"ready\"]);"));
        IsUnknown("a library", TestProject.Of("public static class Adds { public static void Add(IHealthChecksBuilder checks) => checks.AddCheck<OrdersCheck>(\"orders\", tags: [\"ready\"]); }", Registry, Orders));

        Fixes(
            "with the chain",
            Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\", tags: [\"ready\"]);\n// Next."),
            Program("// Next.", "[HealthCheck(\"orders\"), InSubset(\"readiness\")]\n"));
        Fixes(
            "out of a chain, with everything that it says",
            Program("builder.Services.AddHealthChecks()\n    .AddCheck(\"a\", () => HealthCheckResult.Healthy()) // First.\n    .AddCheck<OrdersCheck>(\"orders\", HealthStatus.Degraded, new[] { \"ready\", \"sql\" }, TimeSpan.FromMilliseconds(1500));"),
            Program("builder.Services.AddHealthChecks()\n    .AddCheck(\"a\", () => HealthCheckResult.Healthy()); // First.", "[HealthCheck(\"orders\", Critical = false, TimeoutSeconds = 1.5, Tags = [\"sql\"]), InSubset(\"readiness\")]\n"));
        Fixes(
            "as a subset takes it",
            TestProject.Of(Code.WebApp(services: "builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\", tags: [\"sql\"]);\n// Next."), "[HealthRegistry, HealthSubset(\"sql\", JoinByTag = JoinByTag.NonCritical)] public sealed partial class AppHealth { }", Orders),
            TestProject.Of(Code.WebApp(services: "// Next."), "[HealthRegistry, HealthSubset(\"sql\", JoinByTag = JoinByTag.NonCritical)] public sealed partial class AppHealth { }", "[HealthCheck(\"orders\"), InSubset(\"sql\", Critical = false)]\n" + Orders));
        FixesAll(
            "of the project",
            Program("builder.Services.AddHealthChecks()\n    .AddCheck<CartCheck>(\"cart\", tags: [\"startup\"])\n    .AddCheck(\"a\", () => HealthCheckResult.Healthy())\n    .AddCheck<OrdersCheck>(\"orders\", tags: [\"ready\"]);", cart: Cart),
            Program("builder.Services.AddHealthChecks()\n    .AddCheck(\"a\", () => HealthCheckResult.Healthy());", "[HealthCheck(\"orders\"), InSubset(\"readiness\")]\n", "[HealthCheck(\"cart\"), InSubset(\"startup\")]\n" + Cart));
        OffersNothing("where no tag names a subset", Code.WebApp(services: "builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\", tags: [\"sql\"]);"), Registry, Orders);
    }

    private static string Orders { get; } = Code.Check("return HealthCheckResult.Healthy();", "").Replace("PingCheck", "OrdersCheck", StringComparison.Ordinal).TrimStart();

    private static string Cart { get; } = Orders.Replace("OrdersCheck", "CartCheck", StringComparison.Ordinal);

    private static string Registry { get; } = Code.Registry.Replace("HealthSubset(\"readiness\")", "HealthSubset(\"readiness\", Tags = [\"ready\"])", StringComparison.Ordinal);

    private static TestProject Program(string services, string marker = "", string cart = "") =>
        TestProject.Of(Code.WebApp(services: services), Registry, marker + Orders, cart);
}
