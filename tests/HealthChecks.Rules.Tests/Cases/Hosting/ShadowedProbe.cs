using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class ShadowedProbe : RuleCases
{
    private const string Handler = "app.Run(context => context.Response.WriteAsync(\"Hello\"));";

    public ShadowedProbe()
        : base("HCK202")
    {
        Reports("the middleware behind a handler", App(Handler + "\napp.[|UseHealthChecks|](\"/healthz\");"), says: "'Run' answers in place of 'UseHealthChecks'");
        Reports("the middleware in a branch behind a handler", App(Handler + "\napp.Map(\"/in\", branch => { branch.[|UseHealthChecks|](\"/healthz\"); });"));
        Reports("the middleware behind endpoints with a fallback", Startup("app.UseRouting();\napp.UseEndpoints(endpoints => endpoints.MapFallbackToFile(\"index.html\"));\napp.[|UseHealthChecks|](\"/healthz\");"), says: "'UseEndpoints with MapFallbackToFile'");
        Reports("the framework's probe with a handler", App("app.[|MapHealthChecks|](\"/healthz\");\n" + Handler), says: "add .ShortCircuit()");
        Reports("a handler between routing and endpoints", Startup("app.UseRouting();\n" + Handler + "\napp.UseEndpoints(endpoints => endpoints.[|MapHealthChecks|](\"/healthz\"));"));
        Reports("our probes routed behind a handler", Startup(Handler + "\napp.UseRouting();\napp.UseEndpoints(endpoints => endpoints.[|MapHealth|]());"), says: "call UseRouting and UseEndpoints before 'Run'");
        Reports("a handler in a method of the project", HealthChecks.Testing.Roslyn.TestProject.Of(Code.WebApp("app.UseHello();\napp.[|UseHealthChecks|](\"/healthz\");"), Code.Registry, "static class Hello { public static void UseHello(this IApplicationBuilder app) => app.Run(context => context.Response.WriteAsync(\"Hello\")); }"), says: "'UseHello'");

        IsSilent("an application that is started", App("app.UseHealthChecks(\"/healthz\");\napp.MapHealthChecks(\"/ready\");\napp.Run(\"http://*:8080\");"));
        IsSilent("our probes with a handler", App("app.MapHealth();\n" + Handler));
        IsSilent("the middleware ahead of the handler", App("app.UseHealthChecks(\"/healthz\");\n" + Handler));
        IsSilent("a short-circuited probe with a handler", App("app.MapHealthChecks(\"/healthz\").ShortCircuit();\n" + Handler));
        IsSilent("a handler of a branch", App("app.Map(\"/hello\", branch => branch.Run(context => context.Response.WriteAsync(\"Hello\")));\napp.UseHealthChecks(\"/healthz\");\napp.MapHealthChecks(\"/ready\");"));
        IsSilent("the middleware with a fallback that comes last", App("app.UseHealthChecks(\"/healthz\");\napp.MapFallbackToFile(\"index.html\");"));
        IsSilent("the middleware behind endpoints without fallback", Startup("app.UseRouting();\napp.UseEndpoints(endpoints => endpoints.MapGet(\"/\", () => 1));\napp.UseHealthChecks(\"/healthz\");"));
        IsSilent("the middleware behind a fallback for some paths", Startup("app.UseRouting();\napp.UseEndpoints(endpoints => endpoints.MapFallback(\"/api/{**rest}\", () => 1));\napp.UseHealthChecks(\"/healthz\");"));
        IsSilent("a handler in Development", App("if (app.Environment.IsDevelopment())\n    " + Handler + "\napp.UseHealthChecks(\"/healthz\");"));
        IsUnknown("a handler that depends on a setting", App("if (args.Length > 1)\n    " + Handler + "\napp.UseHealthChecks(\"/healthz\");"));
        IsUnknown("a middleware that may answer", App("app.Use(async (context, next) => { if (context.Request.Path != \"/\") await next(context); });\napp.UseHealthChecks(\"/healthz\");"));

        Fixes("by moving the middleware", App(Handler + "\napp.UseHealthChecks(\"/healthz\");"), App("app.UseHealthChecks(\"/healthz\");\n" + Handler), "Move 'UseHealthChecks' ahead of 'Run'");
        Fixes("by a short circuit", App("app.MapHealthChecks(\"/healthz\");\n" + Handler), App("app.MapHealthChecks(\"/healthz\").ShortCircuit();\n" + Handler), "Add '.ShortCircuit()'");
        FixesAll("every middleware", App("app.MapHealthChecks(\"/a\");\napp.MapHealthChecks(\"/b\");\n" + Handler), App("app.MapHealthChecks(\"/a\").ShortCircuit();\napp.MapHealthChecks(\"/b\").ShortCircuit();\n" + Handler));
        OffersNothing("our probes routed late", "public class Startup { public void Configure(IApplicationBuilder app) { " + Handler + " app.UseRouting(); app.UseEndpoints(endpoints => endpoints.MapHealth()); } }");
    }
}
