using System.Net;

namespace HealthChecks.Rules.Tests.Traps;

/// <summary>Every row of the table of traps: what the framework's endpoints do, and what ours do in the same place.</summary>
internal static class Traps
{
    private const string Liveness = "/healthcheck/liveness";
    private const string Readiness = "/healthcheck/readiness";
    private const string Https = "builder.Services.AddHttpsRedirection(options => options.HttpsPort = 443);";
    private const string Cookies = """
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        """;

    /// <summary>The traps, in the order of the table.</summary>
    public static IReadOnlyList<Trap> All { get; } =
    [
        new("The framework's mapping, and a redirect", "HCK201", Framework("app.UseHttpsRedirection();\napp.[|MapHealthChecks|](\"/ready\");", Https), Answers("/ready", 307)),
        new("Our mapping, and a redirect", null, Ours("app.UseHttpsRedirection();\napp.MapHealth();", Https), Answers(Readiness, 200)),
        new("Our mapping, and a redirect before an explicit UseRouting", "HCK201", Ours("app.UseHttpsRedirection();\napp.[|UseRouting|]();\napp.MapHealth();", Https), Answers(Readiness, 307)),
        new("The framework's middleware behind a redirect", "HCK201", Framework("app.UseHttpsRedirection();\napp.[|UseHealthChecks|](\"/ready\");", Https), Answers("/ready", 307)),
        new("Liveness behind a redirect, in a branch of its own", "HCK001", Ours("app.Map(\"/internal\", static branch =>\n{\n    branch.UseHttpsRedirection();\n    branch.[|UseLiveness|]();\n});", Https), Answers("/internal" + Liveness, 307)),
        new("Our liveness, ahead of every middleware", null, Ours("app.UseHttpsRedirection();\napp.MapHealth();", Https), Answers(Liveness, 200)),
        new("The framework's mapping under a fallback policy", "HCK204", Framework("app.UseAuthentication();\napp.UseAuthorization();\napp.[|MapHealthChecks|](\"/ready\");", Cookies), Answers("/ready", 302)),
        new("Our mapping under a fallback policy", null, Ours("app.UseAuthentication();\napp.UseAuthorization();\napp.MapHealth();", Cookies), Answers(Readiness, 200)),
        new("The framework's mapping, authorized and short-circuited", "HCK203", Framework("app.UseAuthentication();\napp.UseAuthorization();\napp.MapHealthChecks(\"/ready\").RequireAuthorization().[|ShortCircuit|]();", Cookies), Throws("/ready")),
        new("Our mapping, authorized and short-circuited", "HCK203", Ours("app.UseAuthentication();\napp.UseAuthorization();\napp.MapHealth().RequireAuthorization().[|ShortCircuit|]();", Cookies), Throws(Readiness)),
        new("Our mapping, authorized", null, Ours("app.UseAuthentication();\napp.UseAuthorization();\napp.MapHealth().RequireAuthorization();", Cookies), Answers(Readiness, 302)),
        new("The framework's mapping for developers only, beside a fallback page", "HCK206", Framework("if (app.Environment.IsDevelopment())\n    app.[|MapHealthChecks|](\"/ready\");\napp.MapFallback(Page.Answer);"), AnswersThePage("/ready")),
        new("Our mapping for developers only, beside a fallback page", "HCK206", Ours("if (app.Environment.IsDevelopment())\n    app.[|MapHealth|]();\napp.MapFallback(Page.Answer);"), AnswersThePage(Readiness)),
        new("A path that our mapping does not have, beside a fallback page", null, Ours("app.MapHealth();\napp.MapFallback(Page.Answer);"), Answers("/healthcheck/redines", 404)),
        new("The framework's middleware behind endpoints with a fallback", "HCK202", Framework("app.UseRouting();\napp.UseEndpoints(static endpoints => endpoints.MapFallback(Page.Answer));\napp.[|UseHealthChecks|](\"/ready\");"), AnswersThePage("/ready")),
        new("The framework's middleware behind a terminal one", "HCK202", Framework("app.Run(Page.Answer);\napp.[|UseHealthChecks|](\"/ready\");"), AnswersThePage("/ready")),
        new("A predicate that tests a misspelt tag", "HCK207", Framework("app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains([|\"redy\"|]) });"), IsGreenForEver("/ready")),
        new("The framework's mapping, and a limit for all requests", "HCK205", Framework("app.UseRateLimiter();\napp.[|MapHealthChecks|](\"/ready\");", "builder.Services.AddRateLimiter(options => options.GlobalLimiter = System.Threading.RateLimiting.PartitionedRateLimiter.Create<HttpContext, string>(\n    _ => System.Threading.RateLimiting.RateLimitPartition.GetFixedWindowLimiter(\"\", _ => new() { PermitLimit = 1, Window = TimeSpan.FromHours(1) })));"), IsThrottled("/ready")),
        new("Our mapping, and a limit for all requests", null, Ours("app.UseRateLimiter();\napp.MapHealth();", "builder.Services.AddRateLimiter(options => options.GlobalLimiter = System.Threading.RateLimiting.PartitionedRateLimiter.Create<HttpContext, string>(\n    _ => System.Threading.RateLimiting.RateLimitPartition.GetFixedWindowLimiter(\"\", _ => new() { PermitLimit = 1, Window = TimeSpan.FromHours(1) })));"), TurnsRed(Readiness)),
        new("The framework's mapping from the output cache", "HCK205", Framework("app.UseOutputCache();\napp.MapHealthChecks(\"/ready\").[|CacheOutput|]();", "builder.Services.AddOutputCache();"), IsGreenForEver("/ready")),
        new("Our mapping from the output cache", "HCK205", Ours("app.UseOutputCache();\napp.MapHealth().[|CacheOutput|]();", "builder.Services.AddOutputCache();"), IsGreenForEver(Readiness)),
        new("Our mapping beside an output cache", null, Ours("app.UseOutputCache();\napp.MapHealth();", "builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache()));"), TurnsRed(Readiness)),
        new("Details of the framework's mapping for everybody", "HCK208", Framework("app.MapHealthChecks(\"/ready\", new() { ResponseWriter = [|static (context, report) => context.Response.WriteAsJsonAsync(report.Entries.Select(entry => entry.Value.Exception?.Message))|] });"), DisclosesTheHost("/ready")),
        new("Details of our mapping for everybody", "HCK208", Ours("app.MapHealth();", options: "options => options.Anonymous = [|HealthDetail.Full|]"), DisclosesTheHost(Readiness)),
        new("Our mapping as it is", null, Ours("app.MapHealth();"), DisclosesNothing(Readiness)),
        new("A probe for one host, beside a fallback page", "HCK211", Ours("app.MapHealth().[|RequireHost|](\"probe.internal\");\napp.MapFallback(Page.Answer);"), AnswersThePage(Readiness)),
        new("A path base that liveness does not know", "HCK114", Ours("app.[|UsePathBase|](\"/shop\");\napp.MapHealth();"), Answers("/shop" + Liveness, 404)),
        new("Every probe mapped twice", "HCK104", Ours("app.MapHealth();\napp.[|MapHealth|]();"), Throws(Readiness)),
    ];

    private static string Ours(string pipeline, string services = "", string options = "") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthRegistry<AppHealth>({{options}});
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        """;

    private static string Framework(string pipeline, string services = "") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks().AddCheck<FailingHealthCheck>("database", tags: ["ready"]);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        """;

    private static Func<HttpClient, Task> Answers(string path, int status) => async client =>
        Assert.Equal(status, (int)(await client.GetAsync(path)).StatusCode);

    private static Func<HttpClient, Task> AnswersThePage(string path) => async client =>
    {
        var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<html>", await answer.Content.ReadAsStringAsync());
    };

    private static Func<HttpClient, Task> Throws(string path) => async client =>
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync(path));

    // The check fails from its second run on.
    private static Func<HttpClient, Task> IsGreenForEver(string path) => async client =>
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
    };

    private static Func<HttpClient, Task> TurnsRed(string path) => async client =>
    {
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
        await Task.Delay(50);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(path)).StatusCode);
        Assert.Contains("unhealthy", await (await client.GetAsync(path)).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    };

    private static Func<HttpClient, Task> IsThrottled(string path) => async client =>
    {
        await client.GetAsync(path);
        var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    };

    private static Func<HttpClient, Task> DisclosesTheHost(string path) => async client =>
    {
        await client.GetAsync(path);
        await Task.Delay(50);
        Assert.Contains("secret-host", await (await client.GetAsync(path)).Content.ReadAsStringAsync());
    };

    private static Func<HttpClient, Task> DisclosesNothing(string path) => async client =>
    {
        await client.GetAsync(path);
        await Task.Delay(50);
        var text = await (await client.GetAsync(path)).Content.ReadAsStringAsync();
        Assert.Contains("database", text);
        Assert.DoesNotContain("secret", text);
    };
}
