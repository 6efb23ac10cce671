namespace HealthChecks.Rules.Tests;

/// <summary>Parts that many cases are made of.</summary>
internal static class Code
{
    /// <summary>A registry with two subsets and a check in each, for cases about something else.</summary>
    public const string Registry = """
        [HealthRegistry, HealthSubset("readiness"), HealthSubset("startup")]
        public sealed partial class AppHealth
        {
            [HealthCheck, InSubset("readiness")] static HealthCheckResult Queue(IServiceProvider services) => Of(services.GetService<object>() is null);
            [HealthCheck, InSubset("startup")] static HealthCheckResult Warm(IServiceProvider services) => Of(services.GetService<object>() is null);
            static HealthCheckResult Of(bool healthy) => healthy ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        """;

    /// <summary>A web application that serves <see cref="Registry"/>, with statements for its services and for its pipeline.</summary>
    public static string WebApp(string pipeline = "app.MapHealth();", string services = "") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthRegistry<AppHealth>();
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        """;

    /// <summary>A check class with statements in its run; <c>context</c> and <c>cancellationToken</c> are in scope.</summary>
    public static string Check(string body, string attributes = "[HealthCheck, InSubset(\"readiness\")]", string parameters = "", string async = "async ", string members = "") => $$"""
        {{attributes}}
        public sealed class PingCheck{{parameters}} : IHealthCheck
        {
            public {{async}}Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            {
                {{body}}
            }
            {{members}}
        }
        """;
}
