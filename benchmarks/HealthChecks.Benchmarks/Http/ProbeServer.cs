using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HealthChecks.Benchmarks.Http;

/// <summary>A web application on a free port of the loopback.</summary>
internal sealed class ProbeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProbeServer(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Port = new Uri(addresses.Single()).Port;
    }

    public int Port { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Our readiness, with liveness ahead of the pipeline.</summary>
    public static Task<ProbeServer> OursAsync<TRegistry>(Action<IServiceCollection>? configure = null)
        where TRegistry : IHealthRegistry => StartAsync(
            services =>
            {
                configure?.Invoke(services);
                services.AddHealthRegistry<TRegistry>();
            },
            static app => app.MapHealth());

    /// <summary>The framework's readiness with the same checks and about the same JSON, and liveness as its users write it.</summary>
    public static Task<ProbeServer> TheirsAsync<TRegistry>(Action<IServiceCollection>? configure = null)
        where TRegistry : IHealthRegistry => StartAsync(
            services =>
            {
                configure?.Invoke(services);
                Measuring.FrameworkChecks.Add<TRegistry>(services);
            },
            static app =>
            {
                app.MapHealthChecks(ProbePaths.Readiness, new() { ResponseWriter = FrameworkJson.WriteAsync });
                app.MapGet(ProbePaths.Liveness, static context => context.Response.WriteAsync("{\"status\":\"ok\"}"));
            });

    /// <summary>Nothing but a middleware that writes an answer made before.</summary>
    public static Task<ProbeServer> BareAsync(BareAnswer answer) =>
        StartAsync(static _ => { }, app => app.Use(next => context => answer.IsFor(context) ? answer.WriteAsync(context) : next(context)));

    /// <summary>The same at the place where our liveness stands: ahead of everything.</summary>
    public static Task<ProbeServer> BareAheadAsync(BareAnswer answer) =>
        StartAsync(services => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(answer)), static _ => { });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<ProbeServer> StartAsync(Action<IServiceCollection> configure, Action<WebApplication> use)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure(builder.Services);
        var app = builder.Build();
        use(app);
        await app.StartAsync();
        return new ProbeServer(app);
    }
}
