using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Owns the cells, the subsets that view them, and the thread that keeps time.</summary>
internal sealed class HealthEngine : IHealthReporter, IAsyncDisposable, IDisposable
{
    private const double WedgedMilliseconds = 500;

    private readonly ContainedLogger _logger;
    private readonly EngineThread _thread;
    private readonly EngineStart _start;
    private readonly SubsetReporter[] _subsets;
    private int _version;
    private int _disposed;
    private volatile bool _isBackgroundActive;

    public HealthEngine(
        IServiceProvider services,
        RegistrySource registry,
        ServiceLifetimes lifetimes,
        IOptions<HealthOptions> options,
        IOptions<HealthCheckServiceOptions> registrations)
    {
        _logger = new ContainedLogger(services.GetService<ILoggerFactory>()?.CreateLogger("HealthChecks") ?? NullLogger.Instance);
        Options = options.Value;
        Clock = new EngineClock(Options.TimeProvider);
        IsDevelopment = services.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
        Registry = ComposedHealthRegistry.From(registry.Definition, registrations.Value.Registrations);
        Cells = CellFactory.Create(this, services, lifetimes);
        Queue = new RunQueue(Cells.Length, Clock);
        _thread = new EngineThread(this);
        _start = new EngineStart(this, _thread, _logger);

        _subsets = new SubsetReporter[Registry.Subsets.Count];
        for (var i = 0; i < _subsets.Length; i++)
            _subsets[i] = new SubsetReporter(this, Registry.Subsets[i]);
    }

    public HealthOptions Options { get; }

    public EngineClock Clock { get; }

    public bool IsDevelopment { get; }

    public ComposedHealthRegistry Registry { get; }

    public Cell[] Cells { get; }

    public RunQueue Queue { get; }

    /// <summary>Whether checks run in the background: from the host's start to its stop.</summary>
    public bool IsBackgroundActive => _isBackgroundActive;

    /// <summary>Changes with every reading, and when a run that was given up returns: its check can be asked again.</summary>
    public int Version => Volatile.Read(ref _version);

    public IReadOnlyList<SubsetReporter> Subsets => _subsets;

    public SubsetReporter? Find(string subset)
    {
        foreach (var reporter in _subsets)
        {
            if (string.Equals(reporter.Name, subset, StringComparison.OrdinalIgnoreCase))
                return reporter;
        }

        return null;
    }

    public ValueTask<SubsetReport> GetReportAsync(string subset, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subset);
        return Find(subset) is { } reporter ? reporter.GetReportAsync(cancellationToken) : throw NoSubset(subset);
    }

    /// <summary>Makes ready for runs: once, at the host's start or at the first question, whichever comes first.</summary>
    public Task StartAsync() => _start.StartAsync();

    /// <summary>Whether <see cref="StartAsync"/> has been done.</summary>
    public bool IsStarted => _start.IsDone;

    public void StartBackground()
    {
        var now = Clock.Now;
        foreach (var cell in Cells)
        {
            // The offset is random, so that checks (and replicas) which start together do not go on together.
            if (cell.Settings.Every is { } every)
                cell.NextBackgroundRun = EngineClock.Add(now, (long)(every * Random.Shared.NextDouble()));
        }

        _isBackgroundActive = true;
        _thread.Notify();
    }

    public void StopBackground() => _isBackgroundActive = false;

    /// <summary>Starts a due background run, unless one is in flight, and sets the time of the next: the period, ±10 %.</summary>
    public void StartInBackground(Cell cell, long now)
    {
        var every = cell.Settings.Every!.Value;
        cell.NextBackgroundRun = EngineClock.Add(now, (long)(every * (0.9 + (0.2 * Random.Shared.NextDouble()))));
        if (cell.TryQueue())
        {
            Queue.Add(cell);
            Queue.SendFor(1);
        }
    }

    /// <summary>Gets threads for the runs that a round has queued, and watches its deadline.</summary>
    public void Launch(Round round, bool queued)
    {
        if (queued)
            Queue.SendFor(1);
        if (!round.IsCompleted)
            _thread.Watch(round);
    }

    public void OnStored() => Interlocked.Increment(ref _version);

    public void OnReading(Cell cell, Outcome? before, Outcome outcome)
    {
        if (ReferenceEquals(before, outcome))
            return;

        if (ReadingLog.IsChange(before, outcome))
            LogChange(cell, before, outcome);
        else if (outcome is { Last: { } last, Consecutive: 1 })
            LogHeld(cell, last);
    }

    /// <summary>A run has come back after it was given up: worth a line when it took its time, not when it heeded its token.</summary>
    public void OnReturned(Cell cell, long after)
    {
        if (Clock.ToMilliseconds(after - cell.Settings.Timeout) > WedgedMilliseconds)
            _logger.Write(logger => Log.WedgedReturned(logger, cell.Name, Clock.ToMilliseconds(after)));
    }

    public void OnThreadFailed(Exception exception) => _logger.Write(logger => Log.EngineThreadFailed(logger, exception));

    // The container disposes of it once for each service that it is registered as.
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        _thread.Dispose();
        _start.Dispose();
        foreach (var cell in Cells)
        {
            if (cell.Creation.Owned is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else
                (cell.Creation.Owned as IDisposable)?.Dispose();
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    // On its own, so that a run which changes nothing allocates nothing.
    private void LogChange(Cell cell, Outcome? before, Outcome outcome) =>
        _logger.Write(logger => ReadingLog.Changed(logger, cell, before, outcome));

    private void LogHeld(Cell cell, Outcome last) => _logger.Write(logger => ReadingLog.Held(logger, cell, last));

    private ArgumentException NoSubset(string subset)
    {
        var known = new List<string>();
        foreach (var reporter in _subsets)
            known.Add(reporter.Name);
        return new ArgumentException(
            $"There is no subset '{subset}': {NameAdvice.For(subset, known, "declare it with [HealthSubset]")}",
            nameof(subset));
    }
}
