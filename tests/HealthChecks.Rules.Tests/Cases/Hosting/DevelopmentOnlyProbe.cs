using HealthChecks.Testing.Roslyn;
using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class DevelopmentOnlyProbe : RuleCases
{
    private static readonly TestProject Defaults = TestProject.Named("ServiceDefaults", """
        public static class Extensions
        {
            public static WebApplication MapDefaultEndpoints(this WebApplication app) => app;
        }
        """);

    public DevelopmentOnlyProbe()
        : base("HCK206")
    {
        Reports("our probes", App("if (app.Environment.IsDevelopment())\n{\n    app.[|MapHealth|]();\n}"), says: "elsewhere a prober gets 404");
        Reports("the framework's probes", App("if (app.Environment.IsEnvironment(\"Development\"))\n    app.[|MapHealthChecks|](\"/healthz\");\napp.MapGet(\"/\", () => 1);"));
        Reports("with a fallback page", App("if (app.Environment.IsDevelopment())\n    app.[|MapHealth|]();\napp.MapFallbackToFile(\"index.html\");"), says: "elsewhere MapFallbackToFile answers a prober with 200");
        Reports("the other arm", App("if (!app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\nelse\n{\n    app.[|MapHealth|]();\n    app.[|MapHealthSubset|](\"readiness\", \"/ready\");\n}"));
        Reports("with another condition", App("if (app.Environment.IsDevelopment() && args.Length == 0)\n    app.[|UseHealthChecks|](\"/healthz\");"));
        Reports("a variable", App("var isDevelopment = app.Environment.IsDevelopment();\nif (isDevelopment)\n    app.[|MapHealth|]();"));
        Reports("behind an arm that leaves", App("if (!app.Environment.IsDevelopment())\n{\n    app.Run();\n    return;\n}\napp.[|MapHealth|]();"));
        Reports("a comparison of names", App("if (app.Environment.EnvironmentName == Environments.Development)\n    app.[|MapHealth|]();"));
        Reports("a method of the project", TestProject.Of(Code.WebApp("if (app.Environment.IsDevelopment())\n    app.MapProbes();"), Code.Registry, "static class E { public static void MapProbes(this IEndpointRouteBuilder endpoints) => endpoints.MapGroup(\"/in\").[|MapHealth|](); }"));

        IsSilent("in every environment", App("app.MapHealth();"));
        IsSilent("another one in every environment", App("app.MapHealthSubset(\"readiness\", \"/ready\");\nif (app.Environment.IsDevelopment())\n    app.MapHealth();"));
        IsSilent("everywhere but in Development", App("if (!app.Environment.IsDevelopment())\n    app.MapHealth();"));
        IsSilent("in Development or by a setting", App("if (app.Environment.IsDevelopment() || args.Length > 0)\n    app.MapHealth();"));
        IsSilent("both arms", App("if (app.Environment.IsDevelopment())\n    app.MapHealthChecks(\"/healthz\");\nelse\n    app.MapHealth();"));
        IsSilent("a subset that is served ahead of the pipeline", TestProject.Of(Code.WebApp("if (app.Environment.IsDevelopment())\n    app.MapHealth();"), Code.Registry.Replace("HealthSubset(\"readiness\")", "HealthSubset(\"readiness\", AheadOfPipeline = true)", StringComparison.Ordinal)));
        IsUnknown("a library: somebody else may map", "public static class E { public static void Map(WebApplication app) { if (app.Environment.IsDevelopment()) app.MapHealth(); } }");
        IsUnknown("a method of another assembly that may map", App("app.MapDefaultEndpoints();\nif (app.Environment.IsDevelopment())\n    app.MapHealth();").Referencing(Defaults));
        IsUnknown("a condition of another kind", App("if (app.Configuration.GetValue<bool>(\"Probes\"))\n    app.MapHealth();"));
        IsUnknown("a mapping in a lambda that somebody calls", App("Action map = () => app.MapHealth();\nmap();\nif (app.Environment.IsDevelopment())\n    app.MapHealth();"));

        Fixes("a block", App("if (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage();\n\n    // Probes.\n    app.MapHealth();\n}"), App("if (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage();\n\n}\n// Probes.\napp.MapHealth();"));
        Fixes("the only statement", App("if (app.Environment.IsDevelopment())\n{\n    app.MapHealth();\n}"), App("app.MapHealth();"), "Call 'MapHealth' in every environment");
        Fixes("a statement without a block", App("if (app.Environment.IsDevelopment())\n    app.MapHealth()\n        .RequireHost(\"*:81\");"), App("app.MapHealth()\n    .RequireHost(\"*:81\");"));
        Fixes("the other arm", App("if (!app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\nelse\n{\n    app.MapHealth();\n}"), App("if (!app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\napp.MapHealth();"));
        FixesAll("two conditions", App("if (app.Environment.IsDevelopment())\n    app.MapHealth();\n\nif (app.Environment.IsDevelopment())\n{\n    app.MapHealthSubset(\"readiness\", \"/ready\");\n}"), App("app.MapHealth();\n\napp.MapHealthSubset(\"readiness\", \"/ready\");"));
        OffersNothing("what is declared under the condition", Code.WebApp("if (app.Environment.IsDevelopment())\n{\n    var path = \"/ready\";\n    app.MapHealthSubset(\"readiness\", path);\n}"), Code.Registry);
    }
}
