using System.Net;
using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HealthChecks.Tests;

/// <summary>HTTP/2 without TLS, by prior knowledge, as a mesh or a gRPC client speaks it.</summary>
public sealed class DrainHttp2Tests
{
    private readonly TaskCompletionSource _began = new();
    private readonly TaskCompletionSource _go = new();

    [Fact]
    public async Task Each_request_of_the_drain_is_answered_and_the_next_opens_another_connection()
    {
        await using var app = await ListenAsync();
        using var client = Client(app);
        var before = await AskAsync(client);
        Assert.Equal(before, await AskAsync(client));

        DrainTests.Drain(app);

        Assert.Equal(before, await AskAsync(client));
        var after = await AskAsync(client);
        Assert.NotEqual(before, after);
        Assert.NotEqual(after, await AskAsync(client));
    }

    [Fact]
    public async Task Without_a_drain_they_keep_the_connection_whatever_readiness_says()
    {
        await using var app = await ListenAsync();
        using var client = Client(app);
        var before = await AskAsync(client);
        app.Application.Services.GetRequiredService<IHealthLifecycle>().Cordon();

        Assert.Equal(before, await AskAsync(client));
        Assert.Equal(before, await AskAsync(client));
    }

    [Fact]
    public async Task Streams_in_flight_are_finished_on_the_connection_that_goes_away()
    {
        await using var app = await ListenAsync();
        using var client = Client(app);
        var slow = AskAsync(client, "/slow");
        await _began.Task;

        DrainTests.Drain(app);
        var last = await AskAsync(client);
        // The word that the connection goes may come after the answer that it goes with.
        while (await AskAsync(client) == last)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        _go.SetResult();

        Assert.Equal(last, await slow);
    }

    [Fact]
    public async Task A_hundred_requests_at_once_during_the_drain_are_all_answered()
    {
        await using var app = await ListenAsync();
        using var client = Client(app);
        await AskAsync(client);
        DrainTests.Drain(app);

        for (var round = 0; round < 5; round++)
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AskAsync(client)));
    }

    private static HttpClient Client(TestApp app) => new()
    {
        BaseAddress = new Uri(app.Url),
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>The id of the connection that answered.</summary>
    private static async Task<string> AskAsync(HttpClient client, string path = "/connection")
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (response.StatusCode, response.Version));
        Assert.Null(response.Headers.ConnectionClose);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private Task<TestApp> ListenAsync() => TestApp.ListenAsync(
        DrainTests.Registry(),
        static builder => builder.WebHost.ConfigureKestrel(static kestrel =>
            kestrel.ConfigureEndpointDefaults(static endpoint => endpoint.Protocols = HttpProtocols.Http2)),
        application =>
        {
            application.MapHealth();
            application.MapGet("/connection", static (HttpContext context) => context.Connection.Id);
            application.MapGet("/slow", async (HttpContext context) =>
            {
                _began.SetResult();
                await _go.Task;
                return context.Connection.Id;
            });
        });
}
