using HealthChecks.Testing.Roslyn;
using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class OpenDetails : RuleCases
{
    private const string Options = "new Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions";

    private static readonly TestProject Writers = TestProject.Named("HealthChecks.UI.Client", """
        namespace HealthChecks.UI.Client;
        public static class UIResponseWriter
        {
            public static Task WriteHealthCheckUIResponse(HttpContext context, HealthReport report) => Task.CompletedTask;
        }
        """);

    public OpenDetails()
        : base("HCK208")
    {
        Reports("our probes", App("app.MapHealth();", "builder.Services.AddHealthRegistry<AppHealth>(options => options.Anonymous = [|HealthDetail.Full|]);"), says: "use HealthDetail.Names");
        Reports("our probes outside Development", App("app.MapHealth();", "builder.Services.Configure<HealthEndpointOptions>(options => { if (!builder.Environment.IsDevelopment()) { options.Anonymous = [|HealthDetail.Full|]; } });"));
        Reports("our probes in a startup class", Startup("", "services.Configure<HealthEndpointOptions>(options => options.Anonymous = [|HealthDetail.Full|]);"));
        Reports("a writer for a dashboard", App($"app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = [|HealthChecks.UI.Client.UIResponseWriter.WriteHealthCheckUIResponse|] }});").Referencing(Writers), says: "RequireAuthorization");
        Reports("a writer of the whole report", App($"app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = [|(context, report) => context.Response.WriteAsJsonAsync(report)|] }});"));
        Reports("a writer of exceptions", App($"var options = {Options}\n{{\n    ResponseWriter = [|async (context, report) => await context.Response.WriteAsJsonAsync(report.Entries.Select(entry => entry.Value.Exception?.Message))|],\n}};\napp.MapHealthChecks(\"/healthz\", options);"));

        IsSilent("names", App("app.MapHealth();", "builder.Services.AddHealthRegistry<AppHealth>(options => options.Anonymous = HealthDetail.Names);"));
        IsSilent("our probes in Development", App("app.MapHealth();", "if (builder.Environment.IsDevelopment())\n    builder.Services.AddHealthRegistry<AppHealth>(options => options.Anonymous = HealthDetail.Full);"));
        IsSilent("one or the other", App("app.MapHealth();", "builder.Services.AddHealthRegistry<AppHealth>(options => options.Anonymous = builder.Environment.IsDevelopment() ? HealthDetail.Full : HealthDetail.Names);"));
        IsSilent("a report for operators", App($"app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(report) }}).RequireAuthorization();"));
        IsSilent("a report on a port of its own", App($"app.MapGroup(\"/in\").RequireHost(\"*:81\").MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(report) }});"));
        IsSilent("a writer of the status", App($"app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = (context, report) => context.Response.WriteAsync(report.Status.ToString()) }});"));
        IsSilent("a report in Development", App($"if (app.Environment.IsDevelopment())\n    app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(report) }});"));
        IsSilent("a log of exceptions", App($"app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = (context, report) => context.Response.WriteAsync(report.Entries.Count(entry => entry.Value.Exception == null).ToString()) }});"));
        IsUnknown("a setting", App("app.MapHealth();", "if (args.Length > 0)\n    builder.Services.AddHealthRegistry<AppHealth>(options => options.Anonymous = HealthDetail.Full);"));
        IsUnknown("a method that may be called in Development", TestProject.Of(Code.WebApp(), Code.Registry, "static class E { public static void Show(this IServiceCollection services) => services.Configure<HealthEndpointOptions>(options => options.Anonymous = HealthDetail.Full); }"));
        IsUnknown("a writer of the project", App($"app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = Write }});\nstatic Task Write(HttpContext context, HealthReport report) => Task.CompletedTask;"));
        IsUnknown("a fallback policy", App($"app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(report) }});", "builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);"));

        Fixes("the level", App("app.MapHealth();", "builder.Services.AddHealthRegistry<AppHealth>(options => options.Anonymous = HealthDetail.Full);"), App("app.MapHealth();", "builder.Services.AddHealthRegistry<AppHealth>(options => options.Anonymous = HealthDetail.Names);"), "Show no more than 'Names'");
        FixesAll("every level", App("app.MapHealth();", "builder.Services.Configure<HealthEndpointOptions>(options => options.Anonymous = HealthDetail.Full);\nbuilder.Services.Configure<HealthEndpointOptions>(options => options.Anonymous = HealthDetail.Full);"), App("app.MapHealth();", "builder.Services.Configure<HealthEndpointOptions>(options => options.Anonymous = HealthDetail.Names);\nbuilder.Services.Configure<HealthEndpointOptions>(options => options.Anonymous = HealthDetail.Names);"));
        OffersNothing("a writer", Code.WebApp($"app.MapHealthChecks(\"/healthz\", {Options} {{ ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(report) }});"), Code.Registry);
    }
}
