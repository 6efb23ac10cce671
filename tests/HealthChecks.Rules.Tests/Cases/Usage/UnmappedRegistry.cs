using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class UnmappedRegistry : RuleCases
{
    public UnmappedRegistry()
        : base("HCK106")
    {
        Reports("an application that adds and never maps", TestProject.Of(Marked(""), Code.Registry), "No subset of 'AppHealth' is served: call app.MapHealth()");
        Reports("an application that adds with options", TestProject.Of(Marked("").Replace("|]<AppHealth>()", "|]<AppHealth>(options => options.Path = \"/hc\")", StringComparison.Ordinal), Code.Registry));
        Reports("a startup class", TestProject.Of("""
            Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

            sealed class Startup
            {
                public void ConfigureServices(IServiceCollection services) => services.[|AddHealthRegistry|]<AppHealth>();
                public void Configure(IApplicationBuilder app) => app.UseRouting().UseEndpoints(endpoints => endpoints.MapGet("/", () => "hello"));
            }
            """, Code.Registry));
        Reports("the call as a static method", TestProject.Of(Marked("").Replace("builder.Services.[|AddHealthRegistry|]<AppHealth>()", "HealthRegistryServiceCollectionExtensions.[|AddHealthRegistry|]<AppHealth>(builder.Services)", StringComparison.Ordinal), Code.Registry));

        IsSilent("all subsets", TestProject.Of(Code.WebApp(), Code.Registry));
        IsSilent("one subset, which HCK103 is about", TestProject.Of(Code.WebApp("app.MapHealthSubset(\"readiness\", \"/r\");"), Code.Registry));
        IsSilent("a framework endpoint", TestProject.Of(Code.WebApp("app.MapHealthChecks(\"/health\");"), Code.Registry));
        IsSilent("the framework's middleware", TestProject.Of(Code.WebApp("app.UseHealthChecks(\"/health\");"), Code.Registry));
        IsSilent("subsets that are all ahead of the pipeline", TestProject.Of(Code.WebApp(""), "[HealthRegistry, HealthSubset(\"readiness\", AheadOfPipeline = true)] public sealed partial class AppHealth;"));
        IsSilent("a registry for liveness alone", TestProject.Of(Code.WebApp(""), "[HealthRegistry] public sealed partial class AppHealth;"));
        IsSilent("a worker", TestProject.Of("var builder = Host.CreateApplicationBuilder(args);\nbuilder.Services.AddHealthRegistryCore<AppHealth>();\nbuilder.Build().Run();", Code.Registry));
        IsSilent("commands", TestProject.Of(Code.WebApp("await app.RunHealthCommandsAsync(args);"), Code.Registry));

        IsUnknown("a library that may map", TestProject.Of(Code.WebApp("Defaults.DefaultEndpoints.MapDefaults(app);"), Code.Registry).Referencing(Libraries.MappingProbes));
        IsUnknown("a library that may read reports", TestProject.Of(Code.WebApp(""), Code.Registry).Referencing(Libraries.ReadingReports));
        IsUnknown("a mapping in another file", TestProject.Of(Code.WebApp("app.MapProbes();"), Code.Registry, "static class Probes { public static void MapProbes(this IEndpointRouteBuilder endpoints) => endpoints.MapHealth(); }"));
        IsUnknown("a library's own registration", TestProject.Of("public static class Adds { public static void Add(IServiceCollection services) => services.AddHealthRegistry<AppHealth>(); }", Code.Registry));
        IsUnknown("a registry that is a type parameter", TestProject.Of("var builder = WebApplication.CreateBuilder(args);\nAdd<AppHealth>();\nbuilder.Build().Run();\nvoid Add<T>() where T : IHealthRegistry => builder.Services.AddHealthRegistry<T>();", Code.Registry));

        Fixes("below the application", TestProject.Of(Code.WebApp(""), Code.Registry), TestProject.Of(Code.WebApp("").Replace("Build();", "Build();\napp.MapHealth();", StringComparison.Ordinal), Code.Registry));
        FixesAll("of the project", TestProject.Of(Code.WebApp(""), Code.Registry), TestProject.Of(Code.WebApp("").Replace("Build();", "Build();\napp.MapHealth();", StringComparison.Ordinal), Code.Registry));
        OffersNothing("where the application has no variable", "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthRegistry<AppHealth>();\nbuilder.Build().Run();", Code.Registry);
    }

    private static string Marked(string pipeline) => Code.WebApp(pipeline).Replace("AddHealthRegistry", "[|AddHealthRegistry|]", StringComparison.Ordinal);
}
