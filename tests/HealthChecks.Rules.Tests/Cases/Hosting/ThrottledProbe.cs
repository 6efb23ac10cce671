using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class ThrottledProbe : RuleCases
{
    private const string Limiter = "builder.Services.AddRateLimiter(options => options.GlobalLimiter = System.Threading.RateLimiting.PartitionedRateLimiter.Create<HttpContext, string>(context => System.Threading.RateLimiting.RateLimitPartition.GetConcurrencyLimiter(\"all\", key => new() { PermitLimit = 10 })));";
    private const string Cache = "builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Expire(TimeSpan.FromSeconds(10))));";
    private const string Timeouts = "builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new Microsoft.AspNetCore.Http.Timeouts.RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(1) });";

    public ThrottledProbe()
        : base("HCK205")
    {
        Reports("our probes, limited", App("app.UseRateLimiter();\napp.MapHealth().[|RequireRateLimiting|](\"few\");"), says: "is rate limited");
        Reports("our probes, cached", App("app.UseOutputCache();\napp.MapHealth().[|CacheOutput|]();"), says: "is cached");
        Reports("the framework's probe, timed", App("app.UseRequestTimeouts();\nvar probe = app.MapHealthChecks(\"/healthz\");\nprobe.[|WithRequestTimeout|](TimeSpan.FromSeconds(1));"), says: "504");
        Reports("a limited group", App("app.UseRateLimiter();\nvar api = app.MapGroup(\"/api\").RequireRateLimiting(\"few\");\napi.[|MapHealth|]();"), says: "'RequireRateLimiting' of its group");
        Reports("a limiter for all", App("app.UseRateLimiter();\napp.[|MapHealthChecks|](\"/healthz\");", Limiter), says: "add .DisableRateLimiting()");
        Reports("a cache for all", App("app.UseOutputCache();\napp.[|MapHealthChecks|](\"/healthz\");", Cache), says: "add .ShortCircuit()");
        Reports("a timeout for all", App("app.UseRequestTimeouts();\napp.[|MapHealthChecks|](\"/healthz\");", Timeouts), says: "add .DisableRequestTimeout()");

        Reports("the middleware behind a limiter for all", App("app.UseRateLimiter();\napp.[|UseHealthChecks|](\"/healthz\");", Limiter), says: "call it before 'UseRateLimiter'");

        IsSilent("a report that is limited", App("app.UseRateLimiter();\napp.MapHealth().RequireAuthorization().RequireRateLimiting(\"few\");"));
        IsSilent("the middleware ahead of a limiter for all", App("app.UseHealthChecks(\"/healthz\");\napp.UseRateLimiter();", Limiter));
        IsSilent("our probes with a limiter, a cache and a timeout for all", App("app.UseRateLimiter();\napp.UseOutputCache();\napp.UseRequestTimeouts();\napp.MapHealth();", Limiter + Cache + Timeouts));
        IsSilent("an exempted probe", App("app.UseRateLimiter();\napp.MapHealthChecks(\"/healthz\").DisableRateLimiting();", Limiter));
        IsSilent("an exemption in a limited group", App("app.UseRateLimiter();\napp.MapGroup(\"/api\").RequireRateLimiting(\"few\").MapHealth().DisableRateLimiting();"));
        IsSilent("a short-circuited probe", App("app.UseRateLimiter();\napp.MapHealthChecks(\"/healthz\").ShortCircuit();", Limiter));
        IsSilent("middleware that is not used", App("app.MapHealthChecks(\"/healthz\").CacheOutput();", Limiter + Timeouts));
        IsSilent("a policy against caching", App("app.UseOutputCache();\napp.MapHealthChecks(\"/healthz\").CacheOutput(policy => policy.NoCache());"));
        IsSilent("another endpoint, limited", App("app.UseRateLimiter();\napp.MapGet(\"/\", () => 1).RequireRateLimiting(\"few\");\napp.MapHealthChecks(\"/healthz\");"));
        IsUnknown("a limiter that looks at the path", App("app.UseRateLimiter();\napp.MapHealthChecks(\"/healthz\");", Limiter.Replace("\"all\"", "context.Request.Path.ToString()", StringComparison.Ordinal)));
        IsUnknown("a limiter from elsewhere", App("app.UseRateLimiter();\napp.MapHealthChecks(\"/healthz\");", "System.Threading.RateLimiting.PartitionedRateLimiter<HttpContext> limiter = null!;\nbuilder.Services.AddRateLimiter(options => options.GlobalLimiter = limiter);"));
        IsUnknown("a cache for some", App("app.UseOutputCache();\napp.MapHealthChecks(\"/healthz\");", Cache.Replace("policy.Expire", "policy.With(context => true).Expire", StringComparison.Ordinal)));
        IsUnknown("conventions that cannot be read", App("app.UseRateLimiter();\napp.MapHealthChecks(\"/healthz\").WithMetadata(new object());", Limiter));

        Fixes("by removal", App("app.UseRateLimiter();\napp.MapHealth().RequireRateLimiting(\"few\").WithDisplayName(\"x\");"), App("app.UseRateLimiter();\napp.MapHealth().WithDisplayName(\"x\");"), "Remove 'RequireRateLimiting'");
        Fixes("by an exemption", App("app.UseRateLimiter();\napp.MapHealthChecks(\"/healthz\");", Limiter), App("app.UseRateLimiter();\napp.MapHealthChecks(\"/healthz\").DisableRateLimiting();", Limiter), "Add '.DisableRateLimiting()'");
        Fixes("by a short circuit", App("app.UseOutputCache();\napp.MapHealthChecks(\"/healthz\");", Cache), App("app.UseOutputCache();\napp.MapHealthChecks(\"/healthz\").ShortCircuit();", Cache));
        FixesAll("every exemption", App("app.UseRequestTimeouts();\napp.MapHealthChecks(\"/a\");\napp.MapHealthChecks(\"/b\");", Timeouts), App("app.UseRequestTimeouts();\napp.MapHealthChecks(\"/a\").DisableRequestTimeout();\napp.MapHealthChecks(\"/b\").DisableRequestTimeout();", Timeouts));
    }
}
