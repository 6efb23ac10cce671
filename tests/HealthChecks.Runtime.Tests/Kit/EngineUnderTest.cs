using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

/// <summary>The engine with a hand-made registry, in a container of its own, without a host unless a test starts the hosted services.</summary>
internal sealed class EngineUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly RecordedLog _log;
    private bool _isDisposed;

    private EngineUnderTest(ServiceProvider provider, RecordedLog log)
    {
        _provider = provider;
        _log = log;
    }

    public IServiceProvider Services => _provider;

    /// <summary>What has been logged by now: what comes from the engine's thread is written by another.</summary>
    public RecordedLog Log
    {
        get
        {
            if (!_isDisposed)
                Told.Wait(_provider);
            return _log;
        }
    }

    public IHealthReporter Reporter => _provider.GetRequiredService<IHealthReporter>();

    public HealthCheckService Service => _provider.GetRequiredService<HealthCheckService>();

    public static EngineUnderTest Of(
        HealthRegistryDefinition registry,
        FakeTimeProvider? clock = null,
        Action<IServiceCollection>? services = null,
        string environment = "Production",
        ILoggerFactory? loggers = null)
    {
        var log = new RecordedLog();
        var collection = new ServiceCollection();
        collection.AddSingleton(loggers ?? log);
        collection.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        collection.AddSingleton<IHostEnvironment>(new FixedEnvironment(environment));
        GivenRegistry.Next = registry;
        collection.AddHealthRegistryCore<GivenRegistry>(options =>
        {
            if (clock is not null)
                options.TimeProvider = clock;
        });
        services?.Invoke(collection);
        return new EngineUnderTest(collection.BuildServiceProvider(validateScopes: true), log);
    }

    public Task<SubsetReport> ProbeAsync(string subset = "readiness", CancellationToken cancellationToken = default) =>
        Reporter.GetReportAsync(subset, cancellationToken).InTimeAsync();

    /// <summary>A probe that has asked, and not been answered yet.</summary>
    public Task<SubsetReport> AskAsync(string subset = "readiness", CancellationToken cancellationToken = default) =>
        Reporter.GetReportAsync(subset, cancellationToken).AsTask();

    public async Task StartHostedServicesAsync()
    {
        foreach (var service in _provider.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
    }

    public async Task StopHostedServicesAsync()
    {
        foreach (var service in _provider.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return _provider.DisposeAsync();
    }

    private sealed class FixedEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Tests";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
