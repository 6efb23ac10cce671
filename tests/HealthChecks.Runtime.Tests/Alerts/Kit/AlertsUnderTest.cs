using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

/// <summary>Alerts with their channels, fed by a test in the engine's place.</summary>
internal sealed class AlertsUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly Lazy<IHealthTransitionListener> _listener;
    private int _fences;

    public AlertsUnderTest(
        Action<HealthAlertsBuilder>? channels = null,
        Action<HealthAlertOptions>? options = null,
        IDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<ILoggerFactory>(Log);
        collection.AddSingleton<IHostEnvironment>(new ShopEnvironment());
        collection.AddSingleton<IHealthReporter>(new NoSubsets());
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build());
        collection.Configure<HealthOptions>(engine => engine.TimeProvider = Clock);
        // There is no engine: the tests tell the transitions.
        collection.AddSingleton(HostedFeature.Transitions);
        services?.Invoke(collection);
        channels?.Invoke(collection.AddHealthAlerts(options));
        collection.AddHealthAlerts();
        _provider = collection.BuildServiceProvider(validateScopes: true);
        _listener = new Lazy<IHealthTransitionListener>(() => Assert.Single(_provider.GetServices<IHealthTransitionListener>()));
    }

    public TimerClock Clock { get; } = new();

    public RecordedLog Log { get; } = new();

    public IServiceProvider Services => _provider;

    public IHealthAlerts Alerts => _provider.GetRequiredService<IHealthAlerts>();

    /// <summary>Alerts that run, with channels that a test brings.</summary>
    public static async Task<AlertsUnderTest> StartAsync(params IAlertChannel[] channels)
    {
        var alerts = new AlertsUnderTest(services: services =>
        {
            foreach (var channel in channels)
                services.AddSingleton(channel);
        });
        await alerts.StartAsync();
        return alerts;
    }

    public async Task StartAsync()
    {
        foreach (var service in _provider.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync()
    {
        foreach (var service in _provider.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
    }

    public async Task OnAsync(params HealthTransition[] transitions)
    {
        foreach (var transition in transitions)
            await _listener.Value.OnTransitionAsync(transition, CancellationToken.None);
    }

    /// <summary>Waits until a channel has got all there was for it: channels keep the order.</summary>
    public async Task SettleAsync(RecordingChannel channel)
    {
        var fence = RecordingChannel.Fence + AlertWords.Of(_fences++);
        await OnAsync(Change.Check(fence));
        await Eventually.IsTrueAsync(() => channel.HasSeen(fence), "the fence arrives");
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private sealed class ShopEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "shop";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }

    private sealed class NoSubsets : IHealthReporter
    {
        public ComposedHealthRegistry Registry => throw new NotSupportedException();

        public IReadOnlyList<SubsetReporter> Subsets => [];

        public SubsetReporter? Find(string subset) => null;

        public ValueTask<SubsetReport> GetReportAsync(string subset, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<SubsetReport> RefreshAsync(string subset, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<CheckReport> GetCheckAsync(string check, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<HealthTransition> WatchAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
