using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// Owns the cells, the subsets that view them, and the thread that keeps time. <c>HealthEngine.Runs.cs</c> is how runs are started,
/// <c>HealthEngine.Reporting.cs</c> what others ask of it.
/// </summary>
internal sealed partial class HealthEngine : IHealthReporter, IAsyncDisposable, IDisposable
{
    private readonly EngineThread _thread;
    private readonly EngineStart _start;
    private readonly ReadingLog _readingLog;
    private readonly EngineTelemetry _telemetry;
    private readonly SubsetReporter[] _subsets;
    private readonly HealthSettings _settings;
    private IDisposable? _settingsWatch;
    private readonly RegistrationTimes _times;
    private readonly object _applying = new();
    private HealthOptions _options;
    private RunLimit? _sequential;
    private int _version;
    private int _disposed;
    private volatile bool _isBackgroundActive;
    private volatile bool _isRunning;

    public HealthEngine(
        IServiceProvider services,
        RegistrySource registry,
        ServiceLifetimes lifetimes,
        IOptions<HealthOptions> options,
        HealthSettings settings,
        IOptions<HealthCheckServiceOptions> registrations,
        RegistrationTimes times,
        IEnumerable<StartupGate> gates)
    {
        Logger = new ContainedLogger(services.GetService<ILoggerFactory>()?.CreateLogger("HealthChecks") ?? NullLogger.Instance);
        _options = options.Value;
        _settings = settings;
        Clock = new EngineClock(_options.TimeProvider);
        IsDrivenByHand = _options.DrivenByHand is not null;
        Chance = _options.DrivenByHand ?? Random.Shared;
        IsDevelopment = services.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
        Service = ServiceIdentity.Of(services, registry.Type.Assembly);
        _times = times;
        // Null, and trimmed, where nobody asked for it.
        History = services.GetService<HealthHistory>();
        Transitions = new TransitionFeed(Clock, History);
        Lifecycle = new HealthLifecycle(gates, OnStored);
        Registry = ComposedHealthRegistry.From(registry.Definition, registrations.Value.Registrations);
        Cells = CellFactory.Create(this, services, lifetimes, _options);
        History?.Open(Clock, Cells);
        Queue = new RunQueue(Cells.Length, this);
        _sequential = _options.Sequential ? new RunLimit(1) : null;
        _readingLog = new ReadingLog(Logger, Clock);
        _thread = new EngineThread(this);
        Notices = new Notices(_thread);
        _start = new EngineStart(this, _thread, Logger);

        _subsets = new SubsetReporter[Registry.Subsets.Count];
        for (var i = 0; i < _subsets.Length; i++)
            _subsets[i] = new SubsetReporter(this, Registry.Subsets[i], _options);
        // Whoever collects may do so at once.
        _telemetry = new EngineTelemetry(this, services.GetService<IMeterFactory>());
    }

    public HealthOptions Options => Volatile.Read(ref _options);

    public ContainedLogger Logger { get; }

    public EngineClock Clock { get; }

    public bool IsDevelopment { get; }

    public ServiceIdentity Service { get; }

    /// <summary>Whether a test is the engine's thread and its pool: see <see cref="HealthOptions.DrivenByHand"/>.</summary>
    public bool IsDrivenByHand { get; }

    /// <summary>Where the offsets of background runs come from.</summary>
    public Random Chance { get; }

    /// <summary>How those who wait for an answer go on: never on the thread that gives it, which has other things to do.</summary>
    public TaskCreationOptions Continuations => IsDrivenByHand ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously;

    public ComposedHealthRegistry Registry { get; }

    public Cell[] Cells { get; }

    public RunQueue Queue { get; }

    public Notices Notices { get; }

    public TransitionFeed Transitions { get; }

    public HealthHistory? History { get; }

    public HealthLifecycle Lifecycle { get; }

    /// <summary>Whether this is the running process: its host has started, and it is not one that only asks its checks.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Whether checks run in the background: from the host's start to its stop.</summary>
    public bool IsBackgroundActive => _isBackgroundActive;

    /// <summary>
    /// Changes with every reading, with what holds of the whole instance, with the settings, and when a run that was given up returns: its
    /// check can be asked again.
    /// </summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Makes ready for runs: once, at the host's start or at the first question, whichever comes first.</summary>
    public Task StartAsync() => _start.StartAsync();

    /// <summary>Whether <see cref="StartAsync"/> has been done.</summary>
    public bool IsStarted => _start.IsDone;

    /// <summary>Checks the settings against the registry, puts them in force, and follows their changes from then on.</summary>
    /// <exception cref="OptionsValidationException">They contradict it, or their limits: the message names every problem.</exception>
    public void UseSettings()
    {
        // A change in between waits, and is applied after what was in force before it.
        lock (_applying)
        {
            _settingsWatch = _settings.OnChange(Apply);
            Apply(_settings.Validate(Registry));
        }
    }

    /// <summary>Says that the host starts.</summary>
    public void OnHostStarting()
    {
        _isRunning = true;
        Lifecycle.OnRunning();
        var now = Clock.Now;
        foreach (var cell in Cells)
            Schedule(cell, now);

        _isBackgroundActive = true;
        _thread.Notify();
    }

    /// <summary>Says that the host stops.</summary>
    public void OnHostStopping()
    {
        _isBackgroundActive = false;
        OnStored();
    }

    /// <summary>Does what is due: for who drives the engine by hand.</summary>
    /// <returns>When something will be due next.</returns>
    public long Tick(long now) => _thread.Tick(now, out _);

    public void OnStored() => Interlocked.Increment(ref _version);

    // The container disposes of it once for each service that it is registered as.
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        _settingsWatch?.Dispose();
        _thread.Dispose();
        _start.Dispose();
        Notices.WaitUntilTold();
        Transitions.Close();
        _telemetry.Dispose();
        foreach (var cell in Cells)
        {
            try
            {
                if (cell.Creation.Owned is IAsyncDisposable asynchronous)
                    await asynchronous.DisposeAsync().ConfigureAwait(false);
                else
                    (cell.Creation.Owned as IDisposable)?.Dispose();
            }
            catch (Exception exception)
            {
                // The others hold resources too, and so does what the container disposes of after the engine.
                Logger.Write(logger => Log.DisposalFailed(logger, cell.Name, exception));
            }
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public CellSettings SettingsOf(ComposedHealthCheck check, HealthOptions options) =>
        CellSettings.Of(check, _times.Of(check.Registration), options, Clock);

    /// <summary>Puts changed settings in force. What has been measured stays, and ages from then on as they say.</summary>
    private void Apply(HealthOptions options)
    {
        lock (_applying)
        {
            Volatile.Write(ref _options, options);
            _sequential = options.Sequential ? _sequential ?? new RunLimit(1) : null;
            var now = Clock.Now;
            foreach (var cell in Cells)
            {
                var every = cell.Settings.Every;
                cell.Apply(SettingsOf(cell.Check, options));
                if (cell.Settings.Every != every)
                    Schedule(cell, now);
            }

            foreach (var subset in _subsets)
                subset.Apply(options);
            OnStored();
        }

        _thread.Notify();
    }

    // The offset is random, so that checks (and replicas) which start together do not go on together.
    private void Schedule(Cell cell, long now) =>
        cell.NextBackgroundRun = cell.Settings.Every is { } every
            ? EngineClock.Add(now, cell.Settings.Delay ?? (long)(every * Chance.NextDouble()))
            : long.MaxValue;
}
