using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class OrphanCheck : RuleCases
{
    public OrphanCheck()
        : base("HCK101")
    {
        Reports("a class that nobody placed", Program(Class("[HealthCheck]", "[|Payments|]")), "'payments' (Payments) is in no subset, and so never runs: add [InSubset] with \"readiness\" or \"startup\"");
        Reports("a class in a file of a namespace", Program("namespace Acme.Checks;\n" + Class("[HealthCheck(\"pay\", Critical = false)]", "[|PaymentsCheck|]")), "'pay' (Acme.Checks.PaymentsCheck)");
        Reports("a method of the registry", Program(registry: Registry("[HealthCheck] static HealthCheckResult [|Disk|]() => HealthCheckResult.Healthy();")));
        Reports("a factory, in an application without subsets", Program(Class("", "PingCheck"), """
            [HealthRegistry]
            public sealed partial class AppHealth
            {
                [HealthCheck("ping")]
                static PingCheck [|Ping|]() => new();
            }
            """), "declare a subset with [HealthSubset] on AppHealth");
        Reports("a check with the subset's name as a tag only: tags place what calls register", Program(Class("[HealthCheck(Tags = [\"readiness\"])]", "[|Payments|]")));
        Reports("a part of a partial class that carries the marker", Program("partial class Payments { }\n" + Class("[HealthCheck]", "[|Payments|]", "partial")));

        IsSilent("a check that is placed", Program(Class("[HealthCheck, InSubset(\"readiness\")]", "Payments")));
        IsSilent("a check that is placed by a constant of the registry", Program(Class("[HealthCheck, InSubset(AppHealth.Subsets.Readiness)]", "Payments")));
        IsSilent("a check that is placed in an attribute list of its own", Program(Class("[HealthCheck]\n[InSubset(\"startup\", Critical = false)]", "Payments")));
        IsSilent("a check that runs in the background, and says in logs what it finds", Program(Class("[HealthCheck(EverySeconds = 30)]", "Payments")));
        IsSilent("a check that blocks another one", Program(Class("[HealthCheck]", "Payments") + Class("[HealthCheck, InSubset(\"readiness\"), BlockedBy(\"payments\")]", "Orders")));
        IsSilent("an application whose framework endpoint runs every check", Program(Class("[HealthCheck]", "Payments"), pipeline: "app.MapHealth(); app.MapHealthChecks(\"/all\");"));
        IsSilent("an application that publishes", Program(Class("[HealthCheck]", "Payments") + "\nsealed class Publisher(IHealthCheckPublisher inner) { public object Inner => inner; }"));
        IsSilent("an application that asks the framework's service", Program(Class("[HealthCheck]", "Payments") + "\nsealed class Asks(HealthCheckService service) { public object Service => service; }"));
        IsSilent("a check that cannot be used, which HCK004 says", Program("[HealthCheck] public class Payments { }"));
        IsSilent("a project without a registry, which HCK107 says", TestProject.Of(Class("[HealthCheck]", "Payments")) with { IsProgram = false });

        IsUnknown("a library, whose application may ask the framework's service", TestProject.Of(Class("[HealthCheck]", "Payments"), Code.Registry));
        IsUnknown("two registries, and a check that names none", Program(Class("[HealthCheck]", "Payments") + "\n[HealthRegistry, HealthSubset(\"x\")] public partial class Other;"));
        IsUnknown("a library that knows the framework's checks, and may publish", Program(Class("[HealthCheck]", "Payments")).Referencing(Libraries.UsingTheFramework));
        IsUnknown("an [InSubset] that is not finished", Program(Class("[HealthCheck, InSubset(null!)]", "Payments")));

        Fixes("by choosing a subset", Program(Class("[HealthCheck]", "Payments")), Program(Class("[HealthCheck, InSubset(\"readiness\")]", "Payments")));
        Fixes(
            "by choosing another",
            Program(Class("[HealthCheck(\"pay\")] // For orders.", "Payments")),
            Program(Class("[HealthCheck(\"pay\"), InSubset(\"startup\")] // For orders.", "Payments")),
            "Add [InSubset(\"startup\")]");
        FixesAll(
            "with one subset",
            Program(Class("[HealthCheck]", "Payments") + Class("[HealthCheck]", "Orders"), Registry("[HealthCheck] static HealthCheckResult Disk() => HealthCheckResult.Healthy();")),
            Program(Class("[HealthCheck, InSubset(\"readiness\")]", "Payments") + Class("[HealthCheck, InSubset(\"readiness\")]", "Orders"), Registry("[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Disk() => HealthCheckResult.Healthy();")));
        OffersNothing("where there is no subset to choose", Code.WebApp(), "[HealthRegistry] public sealed partial class AppHealth { [HealthCheck] static HealthCheckResult Disk() => HealthCheckResult.Healthy(); }");
    }

    private static TestProject Program(string check = "", string registry = Code.Registry, string pipeline = "app.MapHealth();") =>
        TestProject.Of(Code.WebApp(pipeline), registry, check);

    private static string Registry(string check) => $$"""
        [HealthRegistry, HealthSubset("readiness"), HealthSubset("startup")]
        public sealed partial class AppHealth
        {
            {{check}}
        }
        """;

    private static string Class(string attributes, string name, string modifier = "") => $$"""
        {{attributes}}
        public {{modifier}} class {{name}} : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }

        """;
}
