using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class HostBoundProbe : RuleCases
{
    public HostBoundProbe()
        : base("HCK211")
    {
        Reports("our probes and a fallback", App("app.MapHealth().[|RequireHost|](\"*:8081\");\napp.MapFallbackToFile(\"index.html\");"), says: "'MapHealth' answers for these hosts only, and MapFallbackToFile answers");
        Reports("the framework's probe", App("app.MapFallback(() => \"page\");\napp.MapHealthChecks(\"/healthz\").ShortCircuit().[|RequireHost|](\"internal\", \"localhost\");"));
        Reports("a group", App("var group = app.MapGroup(\"/in\").[|RequireHost|](\"internal\");\ngroup.MapHealth();\ngroup.MapHealthChecks(\"/healthz\");\napp.MapFallbackToFile(\"index.html\");"));
        Reports("a variable", App("var probe = app.MapHealthSubset(\"readiness\", \"/ready\");\nprobe.[|RequireHost|](\"internal\");\napp.MapFallbackToFile(\"index.html\");"));
        Reports("a startup class", Startup("app.UseRouting();\napp.UseEndpoints(endpoints =>\n{\n    endpoints.MapHealthChecks(\"/healthz\").[|RequireHost|](\"*:81\");\n    endpoints.MapFallbackToFile(\"index.html\");\n});"));

        IsSilent("no fallback", App("app.MapHealth().RequireHost(\"*:8081\");"));
        IsSilent("no hosts", App("app.MapHealth();\napp.MapFallbackToFile(\"index.html\");"));
        IsSilent("any host", App("app.MapHealth().RequireHost(\"*\");\napp.MapFallbackToFile(\"index.html\");"));
        IsSilent("a fallback for other hosts", App("app.MapHealth().RequireHost(\"*:8081\");\napp.MapFallbackToFile(\"index.html\").RequireHost(\"*:8080\");"));
        IsSilent("a fallback for other paths", App("app.MapHealth().RequireHost(\"*:8081\");\napp.MapFallbackToFile(\"/app/{**rest}\", \"index.html\");\napp.MapGroup(\"/api\").MapFallback(() => 1);"));
        IsSilent("another endpoint", App("app.MapHealth();\napp.MapGet(\"/\", () => 1).RequireHost(\"internal\");\napp.MapFallbackToFile(\"index.html\");"));
        IsUnknown("hosts from settings", App("app.MapHealth().RequireHost(app.Configuration[\"Hosts\"]!);\napp.MapFallbackToFile(\"index.html\");"));
        IsUnknown("a fallback that depends on a setting", App("app.MapHealth().RequireHost(\"internal\");\nif (args.Length > 0)\n    app.MapFallbackToFile(\"index.html\");"));
        IsUnknown("a fallback with conventions that cannot be read", App("app.MapHealth().RequireHost(\"internal\");\napp.MapFallbackToFile(\"index.html\").WithMetadata(new object());"));
    }
}
