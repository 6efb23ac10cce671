using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class ConfusableNames : RuleCases
{
    private static readonly TestProject Library = TestProject.Named(
        "Library",
        "[HealthRegistry, HealthSubset(\"read-iness\")] public partial class LibraryHealth { [HealthCheck(\"session.cache\")] static HealthCheckResult Cache() => default; }");

    public ConfusableNames()
        : base("HCK120")
    {
        Reports("subsets that differ by a separator", TestProject.Of(Registry("HealthSubset(\"a-b\"), HealthSubset([|\"a.b\"|])")), says: "The subset 'a.b' differs from 'a-b'");
        Reports("subsets of which one has no separator", Registry("HealthSubset(\"readiness\"), HealthSubset([|\"read-iness\"|])"));
        Reports("all but the first of three", Registry("HealthSubset(\"a-b\"), HealthSubset([|\"a.b\"|]), HealthSubset([|\"ab\"|])"));
        Reports("a subset and an included one", TestProject.Of(Registry("IncludeRegistry<LibraryHealth>, HealthSubset([|\"readiness\"|])")).Referencing(Library));
        Reports("checks", TestProject.Of(Registry("HealthSubset(\"a\")", "[HealthCheck(\"session-cache\")]", "[HealthCheck([|\"session_cache\"|])]")), says: "The check 'session_cache' differs from 'session-cache'");
        Reports("a check with a derived name", Registry("HealthSubset(\"a\")", "[HealthCheck(\"che-ck1\")]", "[HealthCheck]").Replace("Check1", "[|Check1|]"));
        Reports("a check and an included one", TestProject.Of(Registry("IncludeRegistry<LibraryHealth>", "[HealthCheck([|\"session-cache\"|])]")).Referencing(Library));
        Reports("checks of two files", Registry("HealthSubset(\"a\")", "[HealthCheck(\"pi-ng\")]"), "[HealthCheck] public class [|PingCheck|] : IHealthCheck { public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => null!; }");

        IsSilent("names that differ", Registry("HealthSubset(\"a-b\"), HealthSubset(\"a-c\"), HealthSubset(\"a-b2\")", "[HealthCheck(\"a-b\")]", "[HealthCheck(\"a.b.c\")]"));
        IsSilent("a subset and a check", Registry("HealthSubset(\"a-b\")", "[HealthCheck(\"a.b\")]"));
        IsSilent("one name twice", TestProject.Of(Registry("HealthSubset(\"a\"), HealthSubset({|HCK002:\"A\"|})", "[HealthCheck(\"a\")]", "[HealthCheck({|HCK005:\"a\"|})]")));
        IsSilent("names that are not portable", TestProject.Of(Registry("HealthSubset(\"a-b\"), HealthSubset({|HCK002:\"A.b\"|})", "[HealthCheck(\"a-b\")]", "[HealthCheck({|HCK005:\"A.B\"|})]")));
        IsSilent("an included check with a prefix", TestProject.Of(Registry("IncludeRegistry<LibraryHealth>(Prefix = \"l.\")", "[HealthCheck(\"session-cache\")]")).Referencing(Library));
        IsSilent("a subset that an included registry has too", TestProject.Of(Registry("IncludeRegistry<LibraryHealth>, HealthSubset(\"read-iness\")")).Referencing(Library));
        IsUnknown("a name that is not there yet", Registry("HealthSubset(\"a-b\"), HealthSubset({|CS0103:AB|})"));
        IsUnknown("checks of no known registry", Check("A", "a-b") + Check("B", "a.b"));
    }

    private static string Registry(string attributes, params string[] checks) =>
        $"[HealthRegistry, {attributes}]\npublic partial class AppHealth {{ {string.Concat(checks.Select(static (check, index) => $"{check} static HealthCheckResult Check{index}() => default; "))} }}";

    private static string Check(string type, string name) =>
        $"[HealthCheck(\"{name}\")] public class {type} : IHealthCheck {{ public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => null!; }}\n";
}
