using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class RegisteredTwice : RuleCases
{
    private const string Factories = """
        [HealthRegistry, HealthSubset("readiness")]
        public sealed partial class AppHealth
        {
            [HealthCheck("orders"), InSubset("readiness")] static OrdersCheck Orders() => new();
        }
        """;

    private static readonly string Marked = Code.Check("return HealthCheckResult.Healthy();", "[HealthCheck(\"ping\"), InSubset(\"readiness\")]");
    private static readonly string Plain = Code.Check("return HealthCheckResult.Healthy();", "").Replace("PingCheck", "OrdersCheck", StringComparison.Ordinal);

    public RegisteredTwice()
        : base("HCK110")
    {
        Reports("a marked class", Program("builder.Services.AddHealthChecks().[|AddCheck|]<PingCheck>(\"ping2\");"), "'PingCheck' is already a check of AppHealth, named 'ping': remove this registration");
        Reports("a marked class that is activated", Program("builder.Services.AddHealthChecks().[|AddTypeActivatedCheck|]<PingCheck>(\"ping\", failureStatus: null, tags: [\"readiness\"]);"));
        Reports("an instance", Program("builder.Services.AddHealthChecks().[|AddCheck|](\"ping\", new PingCheck(), tags: new[] { \"x\" });"));
        Reports("in a chain, on a variable", Program("var checks = builder.Services.AddHealthChecks();\nchecks.AddCheck(\"a\", () => HealthCheckResult.Healthy())\n    .[|AddCheck|]<PingCheck>(\"ping\")\n    .AddCheck(\"b\", () => HealthCheckResult.Healthy());"));
        Reports("a class that a method of the registry makes, of the same name", Program("builder.Services.AddHealthChecks().[|AddCheck|]<OrdersCheck>(\"Orders\");", Factories));

        IsSilent("another class", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\");"));
        IsSilent("another instance of a class that a method makes", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders-2\");", Factories));
        IsSilent("an instance with arguments of its own", Program("builder.Services.AddHealthChecks().AddTypeActivatedCheck<PingCheck>(\"other\", new object[] { \"x\" });"));
        IsSilent("a check that is registered and not marked", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(\"orders\").AddCheck(\"x\", () => HealthCheckResult.Healthy());"));
        IsSilent("a class that only the container knows", Program("builder.Services.AddSingleton<PingCheck>();"));
        IsSilent("another method of the name", Program("new Adder().AddCheck<PingCheck>(\"ping\");\nsealed class Adder { public void AddCheck<T>(string name) { } }"));

        IsUnknown("a name that is not constant, of a class that a method makes", Program("builder.Services.AddHealthChecks().AddCheck<OrdersCheck>(args[0]);", Factories));
        IsUnknown("a library that has both for its users", TestProject.Of(
            "public static class Adds { public static void Add(IHealthChecksBuilder checks) => checks.AddCheck<PingCheck>(\"ping\"); }", Code.Registry, Marked));
        IsUnknown("an instance that comes from elsewhere", Program("var ping = new PingCheck();\nbuilder.Services.AddHealthChecks().AddCheck(\"ping\", ping);"));

        Fixes("with the statement", Program("builder.Services.AddHealthChecks().AddCheck<PingCheck>(\"ping\");\n// Next."), Program("// Next."));
        Fixes(
            "out of a chain",
            Program("builder.Services.AddHealthChecks()\n    .AddCheck<PingCheck>(\"ping\")\n    .AddCheck(\"b\", () => HealthCheckResult.Healthy());"),
            Program("builder.Services.AddHealthChecks()\n    .AddCheck(\"b\", () => HealthCheckResult.Healthy());"));
        Fixes(
            "and no comment of others",
            Program("builder.Services.AddHealthChecks() // One.\n    .AddCheck<PingCheck>(\"ping\")\n    .AddCheck(\"b\", () => HealthCheckResult.Healthy()); // Two."),
            Program("builder.Services.AddHealthChecks() // One.\n    .AddCheck(\"b\", () => HealthCheckResult.Healthy()); // Two."));
        Fixes(
            "behind the registry",
            TestProject.Of("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthRegistry<AppHealth>().AddCheck<PingCheck>(\"ping\");\nbuilder.Build().MapHealth();", Code.Registry, Marked),
            TestProject.Of("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthRegistry<AppHealth>();\nbuilder.Build().MapHealth();", Code.Registry, Marked));
        Fixes(
            "with its result",
            Program("var checks = builder.Services.AddHealthChecks().AddCheck<PingCheck>(\"ping\");"),
            Program("var checks = builder.Services.AddHealthChecks();"));
        FixesAll(
            "of the project",
            Program("builder.Services.AddHealthChecks().AddCheck<PingCheck>(\"ping\").AddCheck(\"b\", () => HealthCheckResult.Healthy()).AddCheck<PingCheck>(\"ping2\");"),
            Program("builder.Services.AddHealthChecks().AddCheck(\"b\", () => HealthCheckResult.Healthy());"));
    }

    private static TestProject Program(string services, string registry = Code.Registry) =>
        TestProject.Of(Code.WebApp(services: services.Split("\nsealed class", 2)[0]) + (services.Contains("\nsealed class", StringComparison.Ordinal) ? "\nsealed class" + services.Split("\nsealed class", 2)[1] : ""), registry, Marked, Plain);
}
