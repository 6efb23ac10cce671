using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class LivenessTests
{
    private const string Ok = """{"status":"ok"}""";

    [Theory]
    [InlineData("/healthcheck/liveness")]
    [InlineData("/healthcheck/liveness/")]
    [InlineData("/HealthCheck/Liveness")]
    [InlineData("/healthcheck/liveness?verbose=1")]
    public async Task Answers_ok_at_its_path(string path)
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder());

        var answer = await app.GetAsync(path);

        Assert.Equal(200, answer.Status);
        Assert.Equal(Ok, answer.Body);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/healthcheck")]
    [InlineData("/healthcheck/live")]
    [InlineData("/healthcheck/livenesses")]
    [InlineData("/healthcheck/liveness/more")]
    [InlineData("/v1/healthcheck/liveness")]
    public async Task Leaves_other_and_longer_paths_to_the_application(string path)
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder(), map: MapNothingButAFallback);

        Assert.Equal("application", (await app.GetAsync(path)).Body);
    }

    [Fact]
    public async Task The_path_of_the_registry_replaces_the_default()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder { LivenessPath = "/livez" }, map: MapNothingButAFallback);

        Assert.Equal(Ok, (await app.GetAsync("/livez")).Body);
        Assert.Equal("application", (await app.GetAsync("/healthcheck/liveness")).Body);
    }

    [Fact]
    public async Task The_path_of_the_options_replaces_that_of_the_registry()
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder { LivenessPath = "/livez" },
            static builder => builder.Services.AddHealthRegistry<TestRegistry>(static options => options.LivenessPath = "/alive/"),
            MapNothingButAFallback);

        Assert.Equal(Ok, (await app.GetAsync("/alive")).Body);
        Assert.Equal("application", (await app.GetAsync("/livez")).Body);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("/healthcheck/liveness", "")]
    public async Task An_empty_path_switches_it_off(string declared, string? configured)
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder { LivenessPath = declared },
            builder => builder.Services.AddHealthRegistry<TestRegistry>(options => options.LivenessPath = configured),
            MapNothingButAFallback);

        Assert.Equal("application", (await app.GetAsync("/healthcheck/liveness")).Body);
        Assert.Equal("application", (await app.GetAsync("/")).Body);
    }

    [Theory]
    [InlineData("/shop", null)]
    [InlineData(null, "/shop")]
    [InlineData("/other", "/shop/")]
    public async Task Answers_below_the_path_base_too(string? declared, string? configured)
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder { PathBase = declared },
            builder => builder.Services.AddHealthRegistry<TestRegistry>(options => options.PathBase = configured),
            MapNothingButAFallback);

        Assert.Equal(Ok, (await app.GetAsync("/shop/healthcheck/liveness")).Body);
        Assert.Equal(Ok, (await app.GetAsync("/healthcheck/liveness")).Body);
        Assert.Equal("application", (await app.GetAsync("/shop")).Body);
        Assert.Equal("application", (await app.GetAsync("/bazaar/healthcheck/liveness")).Body);
    }

    [Fact]
    public async Task Answers_when_the_server_has_taken_the_path_base_off()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder());

        var context = await app.Server.SendAsync(
            static context =>
            {
                context.Request.Method = "GET";
                context.Request.PathBase = "/shop";
                context.Request.Path = "/healthcheck/liveness";
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(200, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Refuses_every_method_but_GET_and_HEAD(string method)
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder());

        var answer = await app.SendAsync(new HttpMethod(method), "/healthcheck/liveness");

        Assert.Equal(405, answer.Status);
        Assert.Equal("GET, HEAD", answer.Header("Allow"));
        Assert.Equal("", answer.Body);
    }

    [Fact]
    public async Task Carries_the_headers_of_an_answer_that_nobody_keeps()
    {
        await using var app = await TestApp.ListenAsync(new RegistryBuilder());

        var answer = await app.SendRawAsync("GET", "/healthcheck/liveness");

        Assert.Equal(Ok, answer.Body);
        Assert.Equal("15", answer.Header("Content-Length"));
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task HEAD_has_the_headers_and_no_body()
    {
        await using var app = await TestApp.ListenAsync(new RegistryBuilder());

        var answer = await app.SendRawAsync("HEAD", "/healthcheck/liveness");

        Assert.Equal(200, answer.Status);
        Assert.Equal("15", answer.Header("Content-Length"));
        Assert.Equal("", answer.Body);
    }

    [Fact]
    public async Task Is_ahead_of_host_filtering()
    {
        await using var app = await TestApp.ListenAsync(
            new RegistryBuilder(),
            static builder => builder.Configuration["AllowedHosts"] = "example.com",
            MapNothingButAFallback);

        Assert.Equal(400, (await app.SendRawAsync("GET", "/", "10.1.2.3:8080")).Status);
        Assert.Equal(200, (await app.SendRawAsync("GET", "/healthcheck/liveness", "10.1.2.3:8080")).Status);
    }

    [Fact]
    public async Task Is_ahead_of_a_middleware_that_throws()
    {
        await using var app = await TestApp.ListenAsync(new RegistryBuilder(), map: static application =>
            application.Use(static (HttpContext _, RequestDelegate _) => throw new InvalidOperationException("broken")));

        Assert.Equal(500, (await app.SendRawAsync("GET", "/")).Status);
        Assert.Equal(200, (await app.SendRawAsync("GET", "/healthcheck/liveness")).Status);
    }

    [Fact]
    public async Task Is_ahead_of_the_redirection_to_https()
    {
        await using var app = await TestApp.ListenAsync(
            new RegistryBuilder(),
            static builder => builder.Services.AddHttpsRedirection(static options => options.HttpsPort = 443),
            static application => application.UseHttpsRedirection());

        Assert.Equal(307, (await app.SendRawAsync("GET", "/")).Status);
        Assert.Equal(200, (await app.SendRawAsync("GET", "/healthcheck/liveness")).Status);
    }

    [Fact]
    public async Task Answers_whatever_the_checks_say()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset("readiness")
            .Check("database", HealthCheckResult.Unhealthy(), "readiness"));

        Assert.Equal(503, (await app.GetAsync("/healthcheck/readiness")).Status);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/liveness")).Status);
    }

    [Theory]
    [InlineData("healthcheck/liveness")]
    [InlineData("/live?x")]
    [InlineData("/{live}")]
    public async Task A_path_that_is_none_stops_the_start_and_is_named(string path)
    {
        var (application, _, _) = TestApp.Create(
            new RegistryBuilder().Build(),
            builder => builder.Services.AddHealthRegistry<TestRegistry>(options => options.LivenessPath = path));
        await using var _ = application;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"LivenessPath of the health endpoints is '{path}'", exception.Message, StringComparison.Ordinal);
    }

    private static void MapNothingButAFallback(WebApplication application) =>
        application.MapFallback(static context => context.Response.WriteAsync("application"));
}
