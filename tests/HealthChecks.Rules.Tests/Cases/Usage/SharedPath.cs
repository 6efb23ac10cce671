using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class SharedPath : RuleCases
{
    public SharedPath()
        : base("HCK104")
    {
        Reports("MapHealth twice", Program("app.MapHealth();\napp.[|MapHealth|]();"), "routing cannot choose and answers 500");
        Reports("two subsets at one pattern", Program("app.MapHealthSubset(\"readiness\", \"/health\");\napp.MapHealthSubset(\"startup\", [|\"/health\"|]);"), "'/health' is the path of two probes");
        Reports("patterns that differ in case and slashes", Program("app.MapHealthSubset(\"readiness\", \"/Health/\");\napp.MapHealthSubset(\"startup\", pattern: [|\"health\"|]).AllowAnonymous();"));
        Reports("a pattern that MapHealth has", Program("app.MapHealth();\napp.MapHealthSubset(\"readiness\", [|\"/healthcheck/readiness\"|]);"));
        Reports("MapHealth after such a pattern", Program("app.MapHealthChecks(\"/healthcheck/startup\");\napp.[|MapHealth|]();"), "'/healthcheck/startup'");
        Reports("a framework endpoint at a subset's path", Program("app.MapHealthSubset(\"readiness\", \"/readyz\");\napp.MapHealthChecks([|\"/readyz\"|]);"));
        Reports("a subset at the liveness path", Program("app.MapHealthSubset(\"readiness\", [|\"/healthcheck/liveness\"|]);"), "liveness answers there");
        Reports("a framework endpoint at a liveness path of the registry's own", TestProject.Of(
            Code.WebApp("app.MapHealth(); app.MapHealthChecks([|\"/livez\"|]);"), Code.Registry.Replace("[HealthRegistry,", "[HealthRegistry(LivenessPath = \"/livez/\"),", StringComparison.Ordinal)));
        Reports("in a method that takes the builder", TestProject.Of(Code.WebApp("Maps.Map(app);"), Code.Registry, """
            static class Maps
            {
                public static void Map(IEndpointRouteBuilder endpoints)
                {
                    endpoints.MapHealth();
                    if (endpoints is not null)
                        Console.WriteLine();
                    endpoints.[|MapHealth|]().RequireAuthorization();
                }
            }
            """));

        IsSilent("one MapHealth", Program("app.MapHealth();"));
        IsSilent("two patterns for one subset", Program("app.MapHealth(); app.MapHealthSubset(\"readiness\", \"/readyz\"); app.MapHealthSubset(\"readiness\", \"/ready\");"));
        IsSilent("two groups", Program("var a = app.MapGroup(\"/a\"); var b = app.MapGroup(\"/b\"); a.MapHealth(); b.MapHealth();"));
        IsSilent("a group beside the application", Program("var a = app.MapGroup(\"/a\"); app.MapHealth(); a.MapHealth();"));
        IsSilent("a group's path that is liveness' without the prefix", Program("var a = app.MapGroup(\"/a\"); a.MapHealthChecks(\"/healthcheck/liveness\");"));
        IsSilent("liveness that is off", TestProject.Of(Code.WebApp("app.MapHealthChecks(\"/healthcheck/liveness\");"), Code.Registry.Replace("[HealthRegistry,", "[HealthRegistry(LivenessPath = \"\"),", StringComparison.Ordinal)));
        IsSilent("one path for two ports", Program("app.MapHealthSubset(\"readiness\", \"/health\").RequireHost(\"*:8080\"); app.MapHealthSubset(\"startup\", \"/health\").RequireHost(\"*:9090\");"));
        IsSilent("either of two", Program("if (app.Environment.IsDevelopment()) app.MapHealth(); else app.MapHealth();"));
        IsSilent("either of two, in blocks", Program("if (app.Environment.IsDevelopment()) { app.MapHealth(); } else { app.MapHealth().RequireAuthorization(); }"));

        IsSilent("methods of the application's own", Program("app.MapProbe(\"/a\"); app.MapHealthChecks(\"/a\", true); app.MapHealthChecks(\"/a\", false);").With(
            "/src/Own.cs", "static class Own { public static void MapProbe(this WebApplication app, string pattern) { } public static void MapHealthChecks(this WebApplication app, string pattern, bool deep) { } }"));
        IsUnknown("a mapping whose result is kept", Program("app.MapHealth(); var second = app.MapHealth(); second.Add(endpoint => { });"));
        IsUnknown("a convention that may tell them apart", Program("app.MapHealth(); app.MapHealth().WithMetadata(new object());"));
        IsUnknown("a pattern that is not constant", Program("app.MapHealthSubset(\"readiness\", args[0]); app.MapHealthSubset(\"startup\", args[0]);"));
        IsUnknown("a pattern with a placeholder", Program("app.MapHealthSubset(\"readiness\", \"/{what}\"); app.MapHealthSubset(\"startup\", \"/{what}\");"));
        IsUnknown("a liveness path that options set", TestProject.Of(
            Code.WebApp("app.MapHealthChecks(\"/healthcheck/liveness\");").Replace("Registry<AppHealth>()", "Registry<AppHealth>(options => options.LivenessPath = \"/livez\")", StringComparison.Ordinal), Code.Registry));
        IsUnknown("options that are configured elsewhere", TestProject.Of(
            Code.WebApp("app.MapHealthChecks(\"/healthcheck/liveness\");", "builder.Services.Configure<HealthEndpointOptions>(builder.Configuration.GetSection(\"Health\"));"), Code.Registry));
        IsUnknown("builders that are not plain names", Program("App().MapHealth(); App().MapHealth(); WebApplication App() => app;"));
    }

    private static TestProject Program(string pipeline) => TestProject.Of(Code.WebApp(pipeline), Code.Registry);
}
