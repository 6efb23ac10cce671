using System.Net.Sockets;
using System.Text;
using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Tests;

/// <summary>What a server does while the application drains. When it begins to is for the end-to-end tests, which send real signals.</summary>
public sealed class DrainTests
{
    [Theory]
    [InlineData("/healthcheck/liveness", 200)]
    [InlineData("/healthcheck/startup", 200)]
    [InlineData("/healthcheck/readiness", 503)]
    [InlineData("/healthcheck/integrations", 200)]
    [InlineData("/healthcheck/nothing", 404)]
    [InlineData("/orders", 200)]
    [InlineData("/large", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/broken", 500)]
    public async Task Every_response_closes_its_connection_and_none_did_before(string path, int status)
    {
        await using var app = await TestApp.ListenAsync(Registry(), map: Map);
        Assert.Null((await app.GetAsync(path)).Header("Connection"));

        Drain(app);
        var answer = await app.GetAsync(path);

        Assert.Equal((status, "close"), (answer.Status, answer.Header("Connection")));
    }

    [Fact]
    public async Task A_page_for_an_exception_closes_its_connection_too()
    {
        await using var app = await TestApp.ListenAsync(Registry(), map: static application =>
        {
            application.UseExceptionHandler(static page => page.Run(static context => context.Response.WriteAsync("sorry")));
            Map(application);
        });
        Drain(app);

        var answer = await app.GetAsync("/broken");

        Assert.Equal((500, "sorry", "close"), (answer.Status, answer.Body, answer.Header("Connection")));
    }

    [Fact]
    public async Task Readiness_says_why_to_those_who_may_know()
    {
        await using var app = await TestApp.ListenAsync(Registry());
        Drain(app);

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(("Unhealthy", "draining"), (answer.Json.GetProperty("status").GetString(), answer.Json.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Readiness_ahead_of_the_pipeline_fails_as_well()
    {
        var registry = new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("readiness") { AheadOfPipeline = true })
            .Check("database", HealthCheckResult.Healthy(), "readiness");
        await using var app = await TestApp.ListenAsync(registry, map: static application =>
            application.Use(static (HttpContext _, RequestDelegate _) => throw new InvalidOperationException("broken")));
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);

        Drain(app);
        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal((503, "close"), (answer.Status, answer.Header("Connection")));
        Assert.Equal("""{"subset":"readiness","status":"Unhealthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1}""", answer.Body);
    }

    [Fact]
    public async Task A_server_without_connections_is_told_the_same()
    {
        await using var app = await TestApp.StartAsync(Registry(), map: Map);
        Drain(app);

        Assert.Equal("close", (await app.GetAsync("/orders")).Header("Connection"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.GetAsync("/broken"));
    }

    [Fact]
    public async Task A_connection_that_the_client_would_keep_is_closed_after_the_response()
    {
        await using var app = await TestApp.ListenAsync(Registry(), map: Map);
        using var client = await ConnectAsync(app);
        Drain(app);

        await SendAsync(client, "GET /orders HTTP/1.1\r\nHost: orders\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 OK", await ReadToEndAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_in_flight_when_the_drain_begins_is_finished()
    {
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = await TestApp.ListenAsync(Registry(), map: application =>
        {
            application.MapHealth();
            application.MapGet("/slow", async () =>
            {
                began.SetResult();
                await go.Task;
                return "done";
            });
        });
        var slow = app.GetAsync("/slow");
        await began.Task;

        Drain(app);
        Assert.Equal(503, (await app.GetAsync("/healthcheck/readiness")).Status);
        go.SetResult();

        Assert.Equal((200, "done"), ((await slow).Status, (await slow).Body));
    }

    [Fact]
    public async Task A_body_that_arrives_slowly_is_read_to_its_end()
    {
        await using var app = await TestApp.ListenAsync(Registry(), map: Map);
        Drain(app);
        using var client = await ConnectAsync(app);

        await SendAsync(client, "POST /length HTTP/1.1\r\nHost: orders\r\nContent-Length: 10\r\n\r\n12345");
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await SendAsync(client, "67890");

        Assert.Contains("\r\n10\r\n", await ReadToEndAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upgraded_connection_is_the_applications_own()
    {
        await using var app = await TestApp.ListenAsync(Registry(), map: Map);
        Drain(app);
        using var client = await ConnectAsync(app);

        await SendAsync(client, "GET /echo HTTP/1.1\r\nHost: orders\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await SendAsync(client, "hello");
        var answer = await ReadToEndAsync(client);

        Assert.StartsWith("HTTP/1.1 101", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: Upgrade\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nhello", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_in_code_does_not_drain()
    {
        await using var app = await TestApp.ListenAsync(Registry());

        app.Application.Lifetime.StopApplication();

        Assert.True(app.Application.Lifetime.ApplicationStopping.IsCancellationRequested);
        Assert.False(app.Application.Services.GetRequiredService<IHealthLifecycle>().IsDraining);
    }

    internal static RegistryBuilder Registry() => new RegistryBuilder()
        .Subset(new HealthSubsetDefinition("startup") { AheadOfPipeline = true })
        .Subset("readiness")
        .Subset("integrations")
        .Check("database", HealthCheckResult.Healthy(), "startup", "readiness", "integrations");

    internal static void Drain(TestApp app) => app.Application.Services.GetRequiredService<IHealthLifecycle>().Drain();

    private static void Map(WebApplication application)
    {
        application.MapHealth();
        application.MapGet("/orders", static () => "none");
        application.MapGet("/large", static () => new string('x', 1_000_000));
        application.MapGet("/broken", static string () => throw new InvalidOperationException("broken"));
        application.MapPost("/length", static async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            return (await reader.ReadToEndAsync()).Length;
        });
        application.MapGet("/echo", static async context =>
        {
            await using var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
            var buffer = new byte[5];
            await stream.ReadExactlyAsync(buffer);
            await stream.WriteAsync(buffer);
        });
    }

    private static async Task<TcpClient> ConnectAsync(TestApp app)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(app.Url).Port, TestContext.Current.CancellationToken);
        return client;
    }

    private static ValueTask SendAsync(TcpClient client, string text) =>
        client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Ends only when the server closes the connection.</summary>
    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
    }
}
