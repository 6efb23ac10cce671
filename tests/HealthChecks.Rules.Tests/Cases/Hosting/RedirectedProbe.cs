using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class RedirectedProbe : RuleCases
{
    public RedirectedProbe()
        : base("HCK201")
    {
        Reports("the framework's probe behind the redirect", App("app.UseHttpsRedirection();\napp.[|MapHealthChecks|](\"/healthz\");"), says: "add .ShortCircuit()");
        Reports("the framework's probe, mapped first", App("app.[|MapHealthChecks|](\"/healthz\");\napp.UseHttpsRedirection();"));
        Reports("the framework's probe in a group", App("app.UseHttpsRedirection();\nvar group = app.MapGroup(\"/in\");\ngroup.[|MapHealthChecks|](\"/healthz\").DisableHttpMetrics();"));
        Reports("the framework's probe in UseEndpoints", Startup("app.UseHttpsRedirection();\napp.UseRouting();\napp.UseEndpoints(endpoints => endpoints.[|MapHealthChecks|](\"/healthz\"));"), says: "and call UseRouting before 'UseHttpsRedirection'");
        Reports("a redirect between routing and endpoints", Startup("app.UseRouting();\napp.UseHttpsRedirection();\napp.UseEndpoints(endpoints => { endpoints.[|MapHealthChecks|](\"/healthz\"); });"));
        Reports("a redirect outside Development", App("if (!app.Environment.IsDevelopment())\n{\n    app.UseHttpsRedirection();\n}\napp.[|MapHealthChecks|](\"/healthz\");"));
        Reports("the middleware behind the redirect", App("app.UseHttpsRedirection();\napp.[|UseHealthChecks|](\"/healthz\");"), says: "call it before 'UseHttpsRedirection'");
        Reports("the middleware in a branch behind the redirect", App("app.UseHttpsRedirection();\napp.Map(\"/in\", branch => branch.[|UseHealthChecks|](\"/healthz\"));"));
        Reports("our probes routed behind the redirect", App("app.UseHttpsRedirection();\napp.[|UseRouting|]();\napp.MapHealth();\napp.MapHealthSubset(\"readiness\", \"/ready\");"), says: "call UseRouting before 'UseHttpsRedirection'");
        Reports("our probes in a startup class", Startup("app.UseHttpsRedirection();\napp.UseStaticFiles();\napp.[|UseRouting|]();\napp.UseAuthorization();\napp.UseEndpoints(endpoints => endpoints.MapHealth());"));
        Reports("a short-circuited probe routed behind the redirect", Startup("app.UseHttpsRedirection();\napp.[|UseRouting|]();\napp.UseEndpoints(endpoints => endpoints.MapHealthChecks(\"/healthz\").ShortCircuit());"));

        IsSilent("our probes", App("app.UseHttpsRedirection();\napp.MapHealth();"));
        IsSilent("our probes routed before the redirect", App("app.UseRouting();\napp.UseHttpsRedirection();\napp.MapHealth();"));
        IsSilent("a short-circuited probe", App("app.UseHttpsRedirection();\napp.MapHealthChecks(\"/healthz\").ShortCircuit();"));
        IsSilent("a short circuit by way of a variable", App("app.UseHttpsRedirection();\nvar probe = app.MapHealthChecks(\"/healthz\");\nprobe.ShortCircuit();"));
        IsSilent("a short-circuited group", App("app.UseHttpsRedirection();\nvar group = app.MapGroup(\"/in\");\ngroup.MapHealthChecks(\"/healthz\");\ngroup.ShortCircuit();"));
        IsSilent("the middleware ahead of the redirect", App("app.UseHealthChecks(\"/healthz\");\napp.UseHttpsRedirection();"));
        IsSilent("a redirect in Development", App("if (app.Environment.IsDevelopment())\n    app.UseHttpsRedirection();\napp.MapHealthChecks(\"/healthz\");"));
        IsSilent("a redirect in a branch for other paths", App("app.UseWhen(context => !context.Request.Path.StartsWithSegments(\"/healthz\"), branch => branch.UseHttpsRedirection());\napp.MapHealthChecks(\"/healthz\");"));
        IsSilent("endpoints that are executed before the redirect", Startup("app.UseRouting();\napp.UseEndpoints(endpoints => endpoints.MapHealthChecks(\"/healthz\"));\napp.UseHttpsRedirection();"));
        IsSilent("a report for people who sign in", App("app.UseHttpsRedirection();\napp.MapHealthChecks(\"/report\").RequireAuthorization();"));
        IsSilent("an application without redirect", App("app.UseHsts();\napp.MapHealthChecks(\"/healthz\");"));
        IsUnknown("a redirect that depends on a setting", App("if (app.Configuration.GetValue<bool>(\"Https\"))\n    app.UseHttpsRedirection();\napp.MapHealthChecks(\"/healthz\");"));
        IsUnknown("conventions that cannot be read", App("app.UseHttpsRedirection();\napp.MapHealthChecks(\"/healthz\").WithMetadata(new object());"));
        IsUnknown("a probe that another method has", App("app.UseHttpsRedirection();\nvar probes = new List<IEndpointConventionBuilder>();\nprobes.Add(app.MapHealthChecks(\"/healthz\"));"));
        IsUnknown("a method that maps into what it is given", HealthChecks.Testing.Roslyn.TestProject.Of("public static class E { public static void MapProbes(this IEndpointRouteBuilder endpoints) => endpoints.MapHealthChecks(\"/healthz\"); }"));

        FixesTo("by a short circuit", null, "app.UseHttpsRedirection();\napp.MapHealthChecks(\"/healthz\").RequireHost(\"*:81\");", "app.UseHttpsRedirection();\napp.MapHealthChecks(\"/healthz\").ShortCircuit().RequireHost(\"*:81\");");
        FixesTo("by routing first", "Move 'UseRouting' ahead of 'UseHttpsRedirection'", "app.UseHttpsRedirection();\napp.UseStaticFiles();\napp.UseRouting();\napp.MapHealth();", "app.UseRouting();\napp.UseHttpsRedirection();\napp.UseStaticFiles();\napp.MapHealth();");
        FixesTo("by moving the middleware", "Move 'UseHealthChecks' ahead of 'UseHttpsRedirection'", "app.UseHttpsRedirection().UseHealthChecks(\"/healthz\");", "app.UseHealthChecks(\"/healthz\").UseHttpsRedirection();");
        FixesAll("every probe", App("app.UseHttpsRedirection();\napp.MapHealthChecks(\"/a\");\napp.MapHealthChecks(\"/b\");"), App("app.UseHttpsRedirection();\napp.MapHealthChecks(\"/a\").ShortCircuit();\napp.MapHealthChecks(\"/b\").ShortCircuit();"));
        OffersNothing("what may change the path stands between", Code.WebApp("app.UseHttpsRedirection();\napp.UsePathBase(\"/shop\");\napp.UseRouting();\napp.MapHealth();"), Code.Registry);
    }

    private void FixesTo(string what, string? title, string before, string after) => Fixes(what, App(before), App(after), title);
}
