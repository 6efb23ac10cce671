using System.Diagnostics;
using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests.Telemetry;

/// <summary>What an application says about its requests says nothing about probes, unless it wants that.</summary>
[Collection(typeof(TelemetryCollection))]
public sealed class ProbeTrafficTests
{
    // Liveness; a subset ahead of the pipeline; one that is short-circuited; one that has to go through the pipeline; one that refuses.
    private static readonly string[] Probes = ["/healthcheck/liveness", "/healthcheck/startup", "/healthcheck/readiness", "/cors", "/protected"];

    // Each request belongs to a trace of its own, which its sender has decided to record.
    private readonly Dictionary<ActivityTraceId, string> _traces = [];

    [Fact]
    public async Task Probes_are_not_in_the_duration_of_requests_and_other_requests_are()
    {
        using var metrics = new CollectedMetrics("Microsoft.AspNetCore.Hosting");
        await using var app = await StartAsync(requestTelemetry: false);
        await AskAsync(app);

        var measured = Assert.Single(await RequestsAsync(metrics, 1));
        Assert.Equal("/orders", measured);
    }

    [Fact]
    public async Task Probes_are_in_the_duration_of_requests_where_the_application_wants_them()
    {
        using var metrics = new CollectedMetrics("Microsoft.AspNetCore.Hosting");
        await using var app = await StartAsync(requestTelemetry: true);
        await AskAsync(app);

        // What is served ahead of routing has no route.
        Assert.Equal(["", "", "/cors", "/healthcheck/readiness", "/orders", "/protected"], (await RequestsAsync(metrics, 6)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Probes_have_no_server_span_and_other_requests_have()
    {
        using var spans = new CollectedSpans("Microsoft.AspNetCore");
        await using var app = await StartAsync(requestTelemetry: false);
        await AskAsync(app);
        await Eventually.IsTrueAsync(() => PathsOf(spans.Ended).Contains("/orders"), "the request has a span");

        // Who is refused before the endpoint is no prober that the endpoint has seen.
        Assert.Equal(["/orders", "/protected"], PathsOf(spans.Ended).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Probes_have_a_server_span_where_the_application_wants_that()
    {
        using var spans = new CollectedSpans("Microsoft.AspNetCore");
        await using var app = await StartAsync(requestTelemetry: true);
        await AskAsync(app);

        Assert.Equal(Probes.Append("/orders").Order(StringComparer.Ordinal), PathsOf(await spans.EndedAsync(6)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Http_logging_tells_of_probes_only_where_the_application_wants_that(bool requestTelemetry)
    {
        await using var app = await StartAsync(requestTelemetry);
        await AskAsync(app);

        var logged = app.Log.Entries.Where(static entry => entry.Category.StartsWith("Microsoft.AspNetCore.HttpLogging", StringComparison.Ordinal)).ToList();
        Assert.Contains(logged, static entry => entry.Message.Contains("Path: /orders", StringComparison.Ordinal));
        Assert.Equal(requestTelemetry, logged.Exists(static entry => entry.Message.Contains("Path: /cors", StringComparison.Ordinal)));
        Assert.Equal(requestTelemetry, logged.Exists(static entry => entry.Message.Contains("Path: /protected", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Http_logging_of_one_endpoint_can_be_asked_for()
    {
        await using var app = await StartAsync(requestTelemetry: false, static application => application
            .MapHealthSubset("readiness", "/logged")
            .RequireCors(static policy => policy.AllowAnyOrigin())
            .WithHttpLogging(HttpLoggingFields.RequestPath));

        await app.GetAsync("/logged");

        Assert.Contains(app.Log.Entries, static entry => entry.Message.Contains("Path: /logged", StringComparison.Ordinal));
    }

    private static Task<TestApp> StartAsync(bool requestTelemetry, Action<WebApplication>? map = null) => TestApp.StartAsync(
        new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("startup") { AheadOfPipeline = true })
            .Subset("readiness")
            .Check("database", HealthCheckResult.Healthy(), "startup", "readiness"),
        builder =>
        {
            builder.Configuration["HealthChecks:RequestTelemetry"] = requestTelemetry ? "true" : null;
            builder.Services.AddCors();
            builder.Logging.AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.Information);
            builder.Services.AddHttpLogging(static options => options.LoggingFields = HttpLoggingFields.RequestPath);
            TestAuthentication.AddTo(builder);
            builder.Services.AddAuthorization(static options => options.FallbackPolicy = null);
        },
        application =>
        {
            application.UseHttpLogging();
            application.UseCors();
            application.UseAuthentication();
            application.UseAuthorization();
            application.MapHealth();
            application.MapHealthSubset("readiness", "/cors").RequireCors(static policy => policy.AllowAnyOrigin());
            application.MapHealthSubset("readiness", "/protected").RequireAuthorization();
            application.MapGet("/orders", static () => "orders");
            map?.Invoke(application);
        });

    private async Task AskAsync(TestApp app)
    {
        foreach (var path in Probes.Append("/orders"))
        {
            var trace = ActivityTraceId.CreateRandom();
            _traces[trace] = path;
            var answer = await app.SendAsync(HttpMethod.Get, path, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
            Assert.Equal(path == "/protected" ? 401 : 200, answer.Status);
        }
    }

    // The server measures a request after its answer.
    private static async Task<List<string>> RequestsAsync(CollectedMetrics metrics, int count)
    {
        List<string> routes = [];
        await Eventually.IsTrueAsync(
            () =>
            {
                routes = [.. metrics.Collect()
                    .Where(static point => point.Instrument == "http.server.request.duration")
                    .SelectMany(static point => Enumerable.Repeat(RouteOf(point), (int)point.Count))];
                return routes.Count >= count && routes.Contains("/orders");
            },
            "requests are measured");
        return routes;
    }

    private static string RouteOf(CollectedPoint point) =>
        point.Tags.Where(static tag => tag.Key == "http.route").Select(static tag => (string)tag.Value!).SingleOrDefault("");

    private IEnumerable<string> PathsOf(IEnumerable<Activity> spans) => spans.Select(span => _traces[span.TraceId]);
}
