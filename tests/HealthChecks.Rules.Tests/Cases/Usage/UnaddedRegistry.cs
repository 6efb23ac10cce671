using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class UnaddedRegistry : RuleCases
{
    private const string WebApp = """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.Run();
        """;

    private static readonly string Marked = Code.Registry.Replace("class AppHealth", "class [|AppHealth|]", StringComparison.Ordinal);

    public UnaddedRegistry()
        : base("HCK105")
    {
        Reports("a web application that adds none", TestProject.Of(WebApp, Marked), "call builder.Services.AddHealthRegistry<AppHealth>()");
        Reports("a web application that maps and never adds", TestProject.Of(WebApp.Replace("app.Run", "app.MapHealthSubset(AppHealth.Subsets.Readiness, \"/r\");\napp.Run", StringComparison.Ordinal), Marked));
        Reports("a worker", TestProject.Of("var builder = Host.CreateApplicationBuilder(args);\nbuilder.Build().Run();", Marked), "AddHealthRegistryCore<AppHealth>()");
        Reports("the second of two registries", TestProject.Of(Code.WebApp(), Code.Registry, "namespace Acme; [HealthRegistry, HealthSubset(\"x\")] public partial class [|OtherHealth|];"));
        Reports("a program with a Main of its own, and a comment that names the registry", TestProject.Of("""
            static class Program
            {
                // AppHealth is added below.
                static void Main(string[] args) => Host.CreateDefaultBuilder(args).ConfigureServices(services => services.AddHttpContextAccessor()).Build().Run();
            }
            """, Marked) with { IsProgram = true });

        IsSilent("a registry that is added", TestProject.Of(Code.WebApp(), Code.Registry));
        IsSilent("a registry that another includes", TestProject.Of(Code.WebApp(), Code.Registry.Replace("[HealthRegistry,", "[HealthRegistry, IncludeRegistry<Part>,", StringComparison.Ordinal), "[HealthRegistry, HealthSubset(\"x\")] public partial class Part;"));
        IsSilent("a registry that a worker adds", TestProject.Of("var builder = Host.CreateApplicationBuilder(args);\nbuilder.Services.AddHealthRegistryCore<AppHealth>();\nbuilder.Build().Run();", Code.Registry));
        IsSilent("a project of tests", TestProject.Of(WebApp, Code.Registry, "namespace Xunit { public class FactAttribute : Attribute; }"));

        IsUnknown("a library", TestProject.Of(Code.Registry));
        IsUnknown("a registry that is handed on as a type argument", TestProject.Of(WebApp + "\nvoid Add<T>() { }\nAdd<AppHealth>();", Code.Registry));
        IsUnknown("a registry that is handed on as a type", TestProject.Of(WebApp + "\nvoid Add(Type type) { }\nAdd(typeof(AppHealth));", Code.Registry));
        IsUnknown("a program that only runs commands", TestProject.Of("return await HealthCommands.TryRunAsync<AppHealth>(args) ?? 1;", Code.Registry));
        IsUnknown("a program that somebody else starts", TestProject.Of("Bootstrap.Run(args);\nstatic class Bootstrap { public static void Run(string[] args) { } }", Code.Registry));
        IsUnknown("a program that looks for registries", TestProject.Of(WebApp + "\nforeach (var type in typeof(object).Assembly.GetTypes()) if (typeof(IHealthRegistry).IsAssignableFrom(type)) Console.WriteLine(type);", Code.Registry));

        Fixes(
            "below the builder",
            TestProject.Of(WebApp, Code.Registry),
            TestProject.Of(WebApp.Replace("(args);", "(args);\nbuilder.Services.AddHealthRegistry<AppHealth>();", StringComparison.Ordinal), Code.Registry));
        Fixes(
            "with the namespace of the registry, and a comment that stays where it is",
            TestProject.Of("""
                static class Program
                {
                    static void Main(string[] args)
                    {
                        var host = Host.CreateApplicationBuilder(args); // As usual.
                        host.Build().Run();
                    }
                }
                """, "namespace Acme;\n" + Code.Registry) with { IsProgram = true },
            TestProject.Of("""
                static class Program
                {
                    static void Main(string[] args)
                    {
                        var host = Host.CreateApplicationBuilder(args); // As usual.
                        host.Services.AddHealthRegistryCore<Acme.AppHealth>();
                        host.Build().Run();
                    }
                }
                """, "namespace Acme;\n" + Code.Registry) with { IsProgram = true });
        FixesAll(
            "of the project",
            TestProject.Of(WebApp, Code.Registry),
            TestProject.Of(WebApp.Replace("(args);", "(args);\nbuilder.Services.AddHealthRegistry<AppHealth>();", StringComparison.Ordinal), Code.Registry));
        OffersNothing("where no statement makes the builder", "WebApplication.CreateBuilder(args).Build().Run();", Code.Registry);
    }
}
