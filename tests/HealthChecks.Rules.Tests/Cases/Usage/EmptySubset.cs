using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class EmptySubset : RuleCases
{
    private const string Check = "[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Queue() => HealthCheckResult.Healthy();";

    public EmptySubset()
        : base("HCK102")
    {
        Reports("a subset without a check", Program("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset([|\"startup\"|])]"), "Subset 'startup' has no check, and so is Unhealthy, empty");
        Reports("a subset that includes one without a check", Program("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset([|\"a\"|], Includes = [\"b\"]), HealthSubset([|\"b\"|])]"));
        Reports("a subset that may be empty: that is about absent checks, and it has none", Program("[HealthRegistry]\n[HealthSubset(\"readiness\")]\n[HealthSubset([|\"system\"|], AllowEmpty = true)]"));
        Reports("a subset that takes nothing by tag, beside registrations", Program(
            "[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset([|\"system\"|], JoinByTag = JoinByTag.No)]",
            "builder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy(), tags: [\"system\"]);"));
        Reports("a worker's subset", TestProject.Of(
            "var builder = Host.CreateApplicationBuilder(args);\nbuilder.Services.AddHealthRegistryCore<AppHealth>();\nbuilder.Build().Run();",
            Registry("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset([|\"system\"|])]")));
        Reports("a subset beside an included registry", Program("[HealthRegistry, IncludeRegistry<Billing.BillingHealth>, HealthSubset([|\"system\"|])]").Referencing(Libraries.WithRegistry));

        IsSilent("subsets with checks", Program("[HealthRegistry, HealthSubset(\"readiness\")]"));
        IsSilent("a subset that includes one with a check", Program("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"all\", Includes = [\"readiness\"])]"));
        IsSilent("a subset that an included registry fills", Program(
            "[HealthRegistry, IncludeRegistry<Billing.BillingHealth>, HealthSubset(\"readiness\")]", check: "").Referencing(Libraries.WithRegistry));
        IsSilent("an empty subset that is a library's", Program("[HealthRegistry, IncludeRegistry<Billing.BillingHealth>]").Referencing(Libraries.WithRegistry));
        IsSilent("a subset whose only check is a class", TestProject.Of(
            Code.WebApp(), "[HealthRegistry, HealthSubset(\"readiness\")] public sealed partial class AppHealth;", Code.Check("return HealthCheckResult.Healthy();")));

        IsUnknown("a library", TestProject.Of(Registry("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"startup\")]")));
        IsUnknown("an application with a registration by call", Program(
            "[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"startup\")]", "builder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy());"));
        IsUnknown("an application whose builder is used", TestProject.Of(
            "var builder = WebApplication.CreateBuilder(args);\nvar checks = builder.Services.AddHealthRegistry<AppHealth>();\nAdd(checks);\nbuilder.Build().Run();\nvoid Add(object x) { }",
            Registry("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"startup\")]")));
        IsUnknown("a chain behind AddHealthRegistry", TestProject.Of(
            "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthRegistry<AppHealth>().AddCheck(\"x\", () => HealthCheckResult.Healthy());\nbuilder.Build().Run();",
            Registry("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"startup\")]")));
        IsUnknown("a package that may register checks by itself", Program("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"startup\")]").Referencing(Libraries.UsingTheFramework));
        IsUnknown("a subset that includes what nobody declares, which HCK003 says", Program("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"all\", Includes = [{|HCK003:\"other\"|}])]"));

        Fixes(
            "by removing the attribute",
            Program("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"startup\")]"),
            Program("[HealthRegistry, HealthSubset(\"readiness\")]"));
        Fixes(
            "by removing its line",
            Program("[HealthRegistry]\n[HealthSubset(\"startup\", Latch = true)]\n[HealthSubset(\"readiness\")]"),
            Program("[HealthRegistry]\n[HealthSubset(\"readiness\")]"));
        FixesAll(
            "of the registry",
            Program("[HealthRegistry]\n[HealthSubset(\"startup\")]\n[HealthSubset(\"readiness\")]\n[HealthSubset(\"system\")]"),
            Program("[HealthRegistry]\n[HealthSubset(\"readiness\")]"));
        OffersNothing("where something else names the subset", Code.WebApp("app.MapHealthSubset(\"startup\", \"/startup\");"), Registry("[HealthRegistry, HealthSubset(\"readiness\"), HealthSubset(\"startup\")]"));
    }

    private static TestProject Program(string attributes, string services = "", string check = Check) =>
        TestProject.Of(Code.WebApp(services: services), Registry(attributes, check));

    private static string Registry(string attributes, string check = Check) => $$"""
        {{attributes}}
        public sealed partial class AppHealth
        {
            {{check}}
        }
        """;
}
