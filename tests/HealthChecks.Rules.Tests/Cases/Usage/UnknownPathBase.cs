using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class UnknownPathBase : RuleCases
{
    public UnknownPathBase()
        : base("HCK114")
    {
        Reports("a base that the registry does not know", Program("app.[|UsePathBase|](\"/shop\"); app.MapHealth();"), "'/shop/healthcheck/liveness' is not answered, because liveness runs ahead of UsePathBase: set PathBase = \"/shop\" in [HealthRegistry] of AppHealth");
        Reports("another base", Program("app.[|UsePathBase|](new PathString(\"/shop/\")); app.MapHealth();", "PathBase = \"/store\""));
        Reports("a constant, and a liveness path of the registry's own", Program("const string Base = \"/shop\"; app.[|UsePathBase|](Base); app.MapHealth();", "LivenessPath = \"/livez\""), "'/shop/livez'");
        Reports("a subset ahead of the pipeline, where liveness is off", TestProject.Of(
            Code.WebApp("app.[|UsePathBase|](\"/shop\"); app.MapHealth();"), "[HealthRegistry(LivenessPath = \"\"), HealthSubset(\"readiness\", AheadOfPipeline = true)] public sealed partial class AppHealth;"), "'/shop/healthcheck/readiness' is not answered, because 'readiness' runs ahead");
        Reports("options that say nothing of it", Program("app.[|UsePathBase|](\"/shop\"); app.MapHealth();", options: "options => options.Path = \"/hc\""));
        Reports("a startup class", TestProject.Of("""
            Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

            sealed class Startup
            {
                public void ConfigureServices(IServiceCollection services) => services.AddHealthRegistry<AppHealth>();
                public void Configure(IApplicationBuilder app) => app.[|UsePathBase|]("/shop").UseRouting().UseEndpoints(endpoints => endpoints.MapHealth());
            }
            """, Code.Registry));

        IsSilent("the base that the registry has", Program("app.UsePathBase(\"/shop\"); app.MapHealth();", "PathBase = \"/shop\""));
        IsSilent("the same in other letters", Program("app.UsePathBase(\"/Shop\"); app.MapHealth();", "PathBase = \"/shop/\""));
        IsSilent("the base that options have", Program("app.UsePathBase(\"/shop\"); app.MapHealth();", options: "options => options.PathBase = \"/shop\""));
        IsSilent("no base", Program("app.MapHealth();"));
        IsSilent("an empty base", Program("app.UsePathBase(\"\"); app.UsePathBase(\"/\"); app.MapHealth();"));
        IsSilent("liveness that is off", Program("app.UsePathBase(\"/shop\"); app.MapHealth();", "LivenessPath = \"\""));
        IsSilent("liveness inside the pipeline as well", Program("app.UsePathBase(\"/shop\"); app.UseLiveness(); app.MapHealth();"));
        IsSilent("a branch", Program("app.Map(\"/admin\", branch => branch.UsePathBase(\"/shop\")); app.MapHealth();"));
        IsSilent("a worker's registry", TestProject.Of("var app = WebApplication.CreateBuilder(args).Build(); app.UsePathBase(\"/shop\"); app.Run();", Code.Registry));

        IsUnknown("a base from settings", Program("app.UsePathBase(app.Configuration[\"Base\"]); app.MapHealth();"));
        IsUnknown("two bases", Program("app.UsePathBase(\"/shop\"); app.UsePathBase(\"/store\"); app.MapHealth();"));
        IsUnknown("options that are bound", TestProject.Of(
            Code.WebApp("app.UsePathBase(\"/shop\"); app.MapHealth();", "builder.Services.Configure<HealthEndpointOptions>(builder.Configuration.GetSection(\"Health\"));"), Code.Registry));
        IsUnknown("options that are handed on", Program("app.UsePathBase(\"/shop\"); app.MapHealth();", options: "options => builder.Configuration.GetSection(\"Health\").Bind(options)"));
        IsUnknown("a method that configures", Program("app.UsePathBase(\"/shop\"); app.MapHealth();\nvoid Configure(dynamic options) { }", options: "Configure"));
        IsUnknown("another assembly's registry", TestProject.Of(
            "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthRegistry<Billing.BillingHealth>();\nvar app = builder.Build(); app.UsePathBase(\"/shop\"); app.MapHealth();").Referencing(Libraries.WithRegistry));

        Fixes("in the registry", Program("app.UsePathBase(\"/shop\"); app.MapHealth();"), Program("app.UsePathBase(\"/shop\"); app.MapHealth();", "PathBase = \"/shop\""));
        Fixes("beside other settings", Program("app.UsePathBase(\"/shop\"); app.MapHealth();", "Path = \"/hc\""), Program("app.UsePathBase(\"/shop\"); app.MapHealth();", "Path = \"/hc\", PathBase = \"/shop\""));
        Fixes("instead of another", Program("app.UsePathBase(\"/shop/\"); app.MapHealth();", "PathBase = \"/x\", Path = \"/hc\""), Program("app.UsePathBase(\"/shop/\"); app.MapHealth();", "PathBase = \"/shop\", Path = \"/hc\""));
        FixesAll("of the project", Program("app.UsePathBase(\"/shop\"); app.MapHealth();"), Program("app.UsePathBase(\"/shop\"); app.MapHealth();", "PathBase = \"/shop\""));
    }

    private static TestProject Program(string pipeline, string settings = "", string options = "") => TestProject.Of(
        Code.WebApp(pipeline).Replace("Registry<AppHealth>()", $"Registry<AppHealth>({options})", StringComparison.Ordinal),
        settings.Length == 0 ? Code.Registry : Code.Registry.Replace("[HealthRegistry,", $"[HealthRegistry({settings}),", StringComparison.Ordinal));
}
