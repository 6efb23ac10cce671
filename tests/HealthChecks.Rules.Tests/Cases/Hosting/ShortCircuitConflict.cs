using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class ShortCircuitConflict : RuleCases
{
    public ShortCircuitConflict()
        : base("HCK203")
    {
        Reports("our probes, authorized and short-circuited", App("app.MapHealth().RequireAuthorization().[|ShortCircuit|]();"), says: "every request is answered 500");
        Reports("the other order", App("app.MapHealthChecks(\"/healthz\").[|ShortCircuit|]().RequireAuthorization(\"Operators\");"));
        Reports("a variable", App("var probe = app.MapHealthSubset(\"readiness\", \"/ready\");\nprobe.[|ShortCircuit|]();\nprobe.RequireAuthorization();"));
        Reports("an authorized group", App("var group = app.MapGroup(\"/in\").RequireAuthorization();\ngroup.MapHealth().[|ShortCircuit|]();"));
        Reports("a group that is both", App("var group = app.MapGroup(\"/in\");\ngroup.[|ShortCircuit|]();\ngroup.MapHealth();\ngroup.RequireAuthorization();"));
        Reports("a method of the project", HealthChecks.Testing.Roslyn.TestProject.Of(Code.WebApp("app.MapHealth().Closed().[|ShortCircuit|]();"), Code.Registry, "static class E { public static IEndpointConventionBuilder Closed(this IEndpointConventionBuilder builder) => builder.RequireAuthorization(); }"));
        Reports("cross-origin requests", App("app.MapHealth().RequireCors(\"All\").[|ShortCircuit|]();"), says: "RequireCors, with which every request is answered 500");
        Reports("a rate limit", App("app.MapHealthChecks(\"/healthz\").RequireRateLimiting(\"All\").[|ShortCircuit|]();"), says: "nothing is limited");
        Reports("endpoints in UseEndpoints", Startup("app.UseRouting();\napp.UseEndpoints(endpoints => endpoints.MapHealthChecks(\"/healthz\").RequireAuthorization().[|ShortCircuit|]());"));

        IsSilent("authorization alone", App("app.MapHealth().RequireAuthorization();"));
        IsSilent("a short circuit alone", App("app.MapHealthChecks(\"/healthz\").ShortCircuit();"));
        IsSilent("one beside the other", App("app.MapHealth().RequireAuthorization();\napp.MapHealthSubset(\"readiness\", \"/ready\").ShortCircuit();"));
        IsSilent("one or the other", App("var probe = app.MapHealth();\nif (args.Length > 0)\n    probe.RequireAuthorization();\nelse\n    probe.ShortCircuit();"));
        IsSilent("another group", App("app.MapGroup(\"/in\").RequireAuthorization();\napp.MapGroup(\"/out\").MapHealth().ShortCircuit();"));
        IsSilent("anonymous", App("app.MapHealthChecks(\"/healthz\").AllowAnonymous().ShortCircuit();"));
        IsUnknown("a convention of its own", App("app.MapHealthChecks(\"/healthz\").ShortCircuit().Add(endpoint => endpoint.Metadata.Add(new object()));"));
        IsUnknown("a method with the name", HealthChecks.Testing.Roslyn.TestProject.Of(Code.WebApp("app.MapHealth().ShortCircuit().RequireAuthorization(7);"), Code.Registry, "static class E { public static IEndpointConventionBuilder RequireAuthorization(this IEndpointConventionBuilder builder, int level) => builder; }"));

        Fixes("in a chain", App("app.MapHealth().ShortCircuit().RequireAuthorization();"), App("app.MapHealth().RequireAuthorization();"), "Remove 'ShortCircuit'");
        Fixes("at the end of a chain", App("app.MapHealth()\n    .RequireAuthorization()\n    .ShortCircuit();"), App("app.MapHealth()\n    .RequireAuthorization();"));
        Fixes("as a statement", App("var probe = app.MapHealth();\nprobe.RequireAuthorization();\nprobe.ShortCircuit();"), App("var probe = app.MapHealth();\nprobe.RequireAuthorization();"));
        FixesAll("every probe", App("app.MapHealth().ShortCircuit().RequireAuthorization();\napp.MapHealthChecks(\"/healthz\").RequireCors().ShortCircuit();".Replace("RequireCors()", "RequireCors(\"All\")", StringComparison.Ordinal)), App("app.MapHealth().RequireAuthorization();\napp.MapHealthChecks(\"/healthz\").RequireCors(\"All\");"));
        OffersNothing("a group", Code.WebApp("var group = app.MapGroup(\"/in\").RequireAuthorization().ShortCircuit();\napp.MapGroup(\"/x\");").Replace(".ShortCircuit();", ";\ngroup.ShortCircuit();\ngroup.MapHealth();", StringComparison.Ordinal), Code.Registry);
    }
}
