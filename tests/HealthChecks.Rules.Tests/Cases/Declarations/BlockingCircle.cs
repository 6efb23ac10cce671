using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class BlockingCircle : RuleCases
{
    private const string Base = """

        public abstract class Base : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    public BlockingCircle()
        : base("HCK125")
    {
        Reports("a check that blocks itself", TestProject.Of(Registry("A, BlockedBy([|\"a\"|])")), says: "Check 'a' is blocked by itself: remove [BlockedBy]");
        Reports("a check that blocks itself by its constant", Registry("A, BlockedBy([|Checks.A|])"));
        Reports("two checks, at the one that closes the circle", TestProject.Of(Registry("A, BlockedBy(\"b\")", "B, BlockedBy([|\"a\"|])")), says: "Check 'b' is blocked by itself ('b' → 'a' → 'b'): remove one [BlockedBy] of the circle");
        Reports("three checks", TestProject.Of(Registry("C, BlockedBy(\"a\")", "B, BlockedBy([|\"c\"|])", "A, BlockedBy(\"b\")")), says: "'b' → 'c' → 'a' → 'b'");
        Reports("a circle behind a check that is not in it", Registry("Z, BlockedBy(\"a\"), BlockedBy(\"y\")", "Y", "A, BlockedBy(\"b\")", "B, BlockedBy(\"y\"), BlockedBy([|\"a\"|])"));
        Reports("two circles of one check", Registry("A, BlockedBy(\"b\"), BlockedBy(\"c\")", "B, BlockedBy([|\"a\"|])", "C, BlockedBy([|\"a\"|])"));
        Reports("two circles apart", Registry("A, BlockedBy([|\"a\"|])", "B, BlockedBy(\"c\")", "C, BlockedBy([|\"b\"|])"));
        Reports("a class and a method in two files", Registry("A, BlockedBy(\"ping\")"), "[HealthCheck, BlockedBy([|AppHealth.Checks.A|])] public class PingCheck : Base;" + Base);
        Reports("checks of a registry of which nobody knows what it includes", Registry("A, BlockedBy([|\"a\"|])").Replace("[HealthRegistry]", "[HealthRegistry, IncludeRegistry<{|CS0246:Missing|}>]"));
        Reports(
            "checks of two registries that are included",
            "[HealthRegistry] public partial class First { [HealthCheck, BlockedBy(\"b\")] static HealthCheckResult A() => default; }",
            "[HealthRegistry] public partial class Second { [HealthCheck, BlockedBy([|\"a\"|])] static HealthCheckResult B() => default; }",
            "[HealthRegistry, IncludeRegistry<First>, IncludeRegistry<Second>] public partial class AppHealth;");

        IsSilent("no causes", Registry("A", "B"));
        IsSilent("a chain", Registry("A, BlockedBy(\"b\")", "B, BlockedBy(\"c\")", "C"));
        IsSilent("a diamond", Registry("A, BlockedBy(\"b\"), BlockedBy(\"c\")", "B, BlockedBy(\"d\")", "C, BlockedBy(\"d\")", "D"));
        IsSilent("one name in two registries", "[HealthRegistry] public partial class First { [HealthCheck] static HealthCheckResult A() => default; [HealthCheck, BlockedBy(\"a\")] static HealthCheckResult B() => default; }", "[HealthRegistry] public partial class Second { [HealthCheck] static HealthCheckResult B() => default; [HealthCheck, BlockedBy(\"b\")] static HealthCheckResult A() => default; }");
        IsSilent("a check of an included registry that has the same name there", "[HealthRegistry] public partial class Inner { [HealthCheck] static HealthCheckResult A() => default; }", "[HealthRegistry, IncludeRegistry<Inner>(Prefix = \"inner.\")] public partial class AppHealth { [HealthCheck, BlockedBy(\"inner.a\")] static HealthCheckResult A() => default; }");
        IsUnknown("a name that is not there yet", Registry("A, BlockedBy({|CS0103:Later|})", "B, BlockedBy(\"a\")"));
        IsUnknown("a check whose own name is not there yet", "[HealthRegistry] public partial class AppHealth { [HealthCheck({|CS0103:Later|}), BlockedBy(\"a\")] static HealthCheckResult A() => default; }");
        IsUnknown("checks that calls register", Registry("A, BlockedBy(\"redis\")"), "public static class Services { public static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck(\"redis\", () => default); }");
        IsUnknown("checks of no known registry", "[HealthCheck(\"a\"), BlockedBy(\"a\")] public class PingCheck : Base;" + Base);

        Fixes("a check that blocks itself", Registry("A, BlockedBy(\"a\")"), Registry("A"));
        Fixes("a cause in a list of its own", Class("[HealthCheck(\"a\")]\n[BlockedBy(\"a\")]\n"), Class("[HealthCheck(\"a\")]\n"));
        Fixes("a cause in a list of its own on the same line", Class("[HealthCheck(\"a\")] [BlockedBy(\"a\")] "), Class("[HealthCheck(\"a\")] "));
        Fixes("the first of a list", Class("[BlockedBy(\"a\"), HealthCheck(\"a\")]\n"), Class("[HealthCheck(\"a\")]\n"));
        FixesAll("every circle", Registry("A, BlockedBy(\"a\")", "B, BlockedBy(\"c\")", "C, BlockedBy(\"b\")"), Registry("A", "B, BlockedBy(\"c\")", "C"));
    }

    private static string Registry(params string[] checks) =>
        "[HealthRegistry]\npublic partial class AppHealth\n{\n"
        + string.Concat(checks.Select(static check => $"    [HealthCheck{check[1..]}] static HealthCheckResult {check[..1]}() => default;\n"))
        + "}\n";

    private static string Class(string attributes) => $"[HealthRegistry] public partial class AppHealth;\n\n{attributes}public class PingCheck : Base;" + Base;
}
