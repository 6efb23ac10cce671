using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests.Support;

/// <summary>A web application with a registry, in memory or on a loopback port, whose engine has a clock that stands still.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly HttpClient _client;

    private TestApp(WebApplication application, HttpClient client, LogRecorder log, ManualClock clock)
    {
        Application = application;
        _client = client;
        Log = log;
        Clock = clock;
    }

    public WebApplication Application { get; }

    public LogRecorder Log { get; }

    public ManualClock Clock { get; }

    /// <summary>The address of an application on a port.</summary>
    public string Url => Application.Urls.Single();

    public TestServer Server => Application.GetTestServer();

    /// <summary>Starts an application in memory.</summary>
    public static async Task<TestApp> StartAsync(
        RegistryBuilder registry,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? map = null,
        string environment = "Production")
    {
        var (application, log, clock) = Create(registry.Build(), builder =>
        {
            builder.WebHost.UseTestServer();
            build?.Invoke(builder);
        }, environment);
        await StartAsync(application, map);
        return new TestApp(application, application.GetTestClient(), log, clock);
    }

    /// <summary>Starts an application on a port.</summary>
    public static async Task<TestApp> ListenAsync(
        RegistryBuilder registry,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? map = null,
        string environment = "Production")
    {
        var (application, log, clock) = Create(registry.Build(), builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            build?.Invoke(builder);
        }, environment);
        await StartAsync(application, map);
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(application.Urls.Single()) };
        return new TestApp(application, client, log, clock);
    }

    /// <summary>Builds an application and does not start it.</summary>
    public static (WebApplication Application, LogRecorder Log, ManualClock Clock) Create(
        HealthRegistryDefinition registry,
        Action<WebApplicationBuilder>? build = null,
        string environment = "Production")
    {
        TestRegistry.Declare(registry);
        var log = new LogRecorder();
        var clock = new ManualClock();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.Configure<HealthOptions>(options => options.TimeProvider = clock);
        build?.Invoke(builder);
        builder.Services.AddHealthRegistry<TestRegistry>();
        return (builder.Build(), log, clock);
    }

    public Task<Answer> GetAsync(string path, string? accept = null) =>
        SendAsync(HttpMethod.Get, path, accept is null ? [] : [("Accept", accept)]);

    public async Task<Answer> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.FromAsync(response, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a request over a bare socket; for applications on a port.</summary>
    public Task<Answer> SendRawAsync(string method, string path, string? host = null) => RawHttp.SendAsync(
        _client.BaseAddress!.Port,
        method,
        path,
        host ?? _client.BaseAddress.Authority,
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Application.DisposeAsync();
    }

    private static void Map(WebApplication application, Action<WebApplication>? map)
    {
        if (map is null)
            application.MapHealth();
        else
            map(application);
    }

    // One that does not start is no more than one that does: what measures applications would find it.
    private static async Task StartAsync(WebApplication application, Action<WebApplication>? map)
    {
        try
        {
            Map(application, map);
            await application.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }
}
