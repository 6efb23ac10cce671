using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class LivenessNotFirst : RuleCases
{
    private const string Middleware = """
        public static class Pipeline
        {
            public static IApplicationBuilder UseTenants(this IApplicationBuilder app) => app.Use(next => next);
            public static IApplicationBuilder UseNothing(this IApplicationBuilder app) => app;
            public static void UseProbes(this WebApplication app) => app.[|UseLiveness|]();
        }
        """;

    private static readonly string Unmarked = Middleware.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    public LivenessNotFirst()
        : base("HCK001")
    {
        // The cases of the rule's ancestor: absent, first, second, nothing configured.
        IsSilent("a pipeline without liveness", Code.WebApp("app.UseRouting(); app.MapHealth();"), Code.Registry);
        IsSilent("liveness that is first", Code.WebApp("app.UseLiveness(); app.UseRouting(); app.MapHealth();"), Code.Registry);
        Reports("liveness that is second", Code.WebApp("app.UseResponseCompression();\napp.[|UseLiveness|]();"), Code.Registry);
        IsSilent("an application that configures nothing", "var app = WebApplication.Create(args);\napp.Run();");

        Reports("liveness behind the redirect", TestProject.Of(Code.WebApp("app.UseRouting();\napp.UseHttpsRedirection();\napp.[|UseLiveness|]();"), Code.Registry),
            says: "comes after 'UseHttpsRedirection', which answers 307, and a kubelet takes that for success: remove it");
        Reports("liveness behind host filtering", TestProject.Of(Code.WebApp("app.UseHostFiltering();\napp.[|UseLiveness|]();"), Code.Registry), says: "which answers 400");
        Reports("a chain", Code.WebApp("app.UseRouting().UseAuthorization().[|UseLiveness|]().UseStaticFiles();"), Code.Registry);
        Reports("a chain behind a statement", Code.WebApp("app.UseRouting();\napp.[|UseLiveness|]().UseStaticFiles();"), Code.Registry);
        Reports("a lambda as middleware", Code.WebApp("app.Use(async (context, next) => await next(context));\napp.[|UseLiveness|]();"), Code.Registry);
        Reports("another name for the builder", Code.WebApp("IApplicationBuilder pipeline = app;\npipeline.UseRouting();\n((IApplicationBuilder)app).[|UseLiveness|]();"), Code.Registry);
        Reports("a call as a static method", Code.WebApp("HttpsPolicyBuilderExtensions.UseHttpsRedirection(app);\nLivenessApplicationBuilderExtensions.[|UseLiveness|](app);"), Code.Registry);
        Reports("middleware in a condition", Code.WebApp("if (!app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\napp.[|UseLiveness|]();"), Code.Registry);
        Reports("a branch of the pipeline ahead", Code.WebApp("app.UseWhen(context => true, branch => branch.UseStaticFiles());\napp.[|UseLiveness|]();"), Code.Registry);
        Reports("second in a branch of its own", Code.WebApp("app.Map(\"/in\", branch => branch.UseRouting().[|UseLiveness|]());"), Code.Registry);
        Reports("a method of the project that uses middleware", TestProject.Of(Code.WebApp("app.UseTenants();\napp.[|UseLiveness|]();"), Code.Registry, Unmarked.Replace("app.UseLiveness()", "app.UseRouting()", StringComparison.Ordinal)), says: "'UseTenants'");
        Reports("a method of the project that uses liveness", Code.WebApp("app.UseRouting();\napp.UseProbes();"), Code.Registry, Middleware);
        Reports("middleware of another assembly", TestProject.Of(Code.WebApp("app.UseCorrelation();\napp.[|UseLiveness|]();"), Code.Registry).Referencing(Library), says: "'UseCorrelation'");
        Reports("a startup class", TestProject.Of("""
            public class Startup
            {
                public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
                {
                    app.UseRouting();
                    app.[|UseLiveness|]();
                    app.UseEndpoints(endpoints => endpoints.MapHealth());
                }
            }
            """), says: "move it to the top of the pipeline");
        Reports("a web host's Configure", TestProject.Of("""
            Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.Configure((context, app) =>
            {
                app.UseRouting();
                app.[|UseLiveness|]();
            })).Build().Run();
            """));
        Reports("a method of a library", "public static class Defaults { public static void Use(IApplicationBuilder app) { try { app.UseRouting(); } finally { app.[|UseLiveness|](); } } }");

        IsSilent("endpoints that are mapped ahead", Code.WebApp("app.MapHealth(); app.MapGet(\"/\", () => 1); app.UseLiveness();"), Code.Registry);
        IsSilent("the first in a branch", Code.WebApp("app.UseRouting(); app.Map(\"/in\", branch => branch.UseLiveness().UseRouting());"), Code.Registry);
        IsSilent("middleware in a branch that does not meet it", Code.WebApp("app.UseLiveness(); app.Map(\"/in\", branch => branch.UseRouting());"), Code.Registry);
        IsSilent("the other arm", Code.WebApp("if (app.Environment.IsDevelopment()) { app.UseRouting(); } else { app.UseLiveness(); }"), Code.Registry);
        IsSilent("behind an arm that leaves", Code.WebApp("if (args.Length > 3) { app.UseRouting(); app.Run(); return; }\napp.UseLiveness();"), Code.Registry);
        IsSilent("a chain that begins with it", Code.WebApp("app.UseLiveness().UseRouting();"), Code.Registry);
        IsSilent("another pipeline", Code.WebApp("var other = WebApplication.Create(); other.UseRouting(); app.UseLiveness();"), Code.Registry);
        IsSilent("a method of the project that uses nothing", Code.WebApp("app.UseNothing();\napp.UseLiveness();"), Code.Registry, Unmarked.Replace("app.UseLiveness()", "app.UseRouting()", StringComparison.Ordinal));

        IsUnknown("a builder from elsewhere", "public class C(IServiceProvider services) { IApplicationBuilder App => services.GetRequiredService<IApplicationBuilder>(); void M() { App.UseRouting(); App.UseLiveness(); } }");
        IsUnknown("a method of another assembly that may use nothing", TestProject.Of(Code.WebApp("app.MigrateDatabase();\napp.UseLiveness();"), Code.Registry).Referencing(Library));
        IsUnknown("a delegate", Code.WebApp("Action<IApplicationBuilder> configure = a => a.UseRouting(); configure(app); app.UseLiveness();"), Code.Registry);
        IsUnknown("a method that may be overridden", "public abstract class B { protected abstract void Before(IApplicationBuilder app); public void Run(IApplicationBuilder app) { Before(app); app.UseLiveness(); } }");

        const string move = "Move 'UseLiveness' to the top of the pipeline";
        FixesTo("a statement", move, "app.UseRouting();\n\n// Alive?\napp.UseLiveness();\napp.MapHealth();", "// Alive?\napp.UseLiveness();\napp.UseRouting();\n\napp.MapHealth();");
        FixesTo("behind several, one in a condition", move, "if (app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\n\napp.UseRouting();\napp.UseLiveness();", "app.UseLiveness();\nif (app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\n\napp.UseRouting();");
        FixesTo("within a chain", move, "app\n    .UseRouting()\n    .UseLiveness()\n    .UseAuthorization();", "app\n    .UseLiveness()\n    .UseRouting()\n    .UseAuthorization();");
        FixesTo("out of a chain", move, "app.UseRouting();\napp.UseAuthorization().UseLiveness().UseStaticFiles();", "app.UseLiveness();\napp.UseRouting();\napp.UseAuthorization().UseStaticFiles();");
        FixesTo("by removal", "Remove 'UseLiveness'", "app.UseRouting();\napp.UseLiveness();\napp.MapHealth();", "app.UseRouting();\napp.MapHealth();");
        FixesTo("by removal from a chain", "Remove 'UseLiveness'", "app.UseRouting().UseLiveness().UseAuthorization();", "app.UseRouting().UseAuthorization();");
        FixesAll("two pipelines", TestProject.Of(Two("b.UseRouting();\n        b.UseLiveness();")), TestProject.Of(Two("b.UseLiveness();\n        b.UseRouting();")), move);
        OffersNothing("a builder that is declared between", Code.WebApp("app.UseRouting();\nif (args.Length > 0)\n{\n    IApplicationBuilder b = app;\n    b.UseHsts();\n    b.UseLiveness();\n}").Replace("AddHealthRegistry", "AddHealthRegistryCore", StringComparison.Ordinal), Code.Registry);
    }

    private static TestProject Library { get; } = TestProject.Named("Library", """
        public static class Extensions
        {
            public static IApplicationBuilder UseCorrelation(this IApplicationBuilder app) => app;
            public static IApplicationBuilder MigrateDatabase(this IApplicationBuilder app) => app;
        }
        """);

    private static string Two(string body) => $$"""
        public class Pipelines
        {
            void One(IApplicationBuilder b)
            {
                {{body}}
            }
            void Two(IApplicationBuilder b)
            {
                {{body}}
            }
        }
        """;

    private void FixesTo(string what, string title, string before, string after) =>
        Fixes(what, TestProject.Of(Code.WebApp(before), Code.Registry), TestProject.Of(Code.WebApp(after), Code.Registry), title);
}
