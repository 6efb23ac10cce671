using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// Hears of changes and hands what is to be told to the senders. Before the host has started it only takes note: a command that runs checks
/// alerts nobody.
/// </summary>
internal sealed class AlertDispatcher : IHealthTransitionListener, IDisposable
{
    private readonly object _lock = new();
    private readonly List<HealthAlert> _alerts = [];
    private readonly AlertTracker _tracker;
    private readonly TimeProvider _timeProvider;
    private readonly HealthAlertOptions _options;
    private AlertSender[]? _senders;
    private ITimer? _timer;

    // Nothing of the engine here, nor the channels, which may ask for it: the engine has its listeners before it is there itself.
    public AlertDispatcher(IServiceProvider services, IOptions<HealthAlertOptions> options, IOptions<HealthOptions> engine)
    {
        Logger = new ContainedLogger(services.GetService<ILoggerFactory>()?.CreateLogger("HealthChecks.Alerts") ?? NullLogger.Instance);
        _options = options.Value;
        _timeProvider = engine.Value.TimeProvider;
        _tracker = new AlertTracker(_options, _timeProvider);
    }

    public ContainedLogger Logger { get; }

    public ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transition);
        lock (_lock)
        {
            if (_tracker.Note(transition) is { } recovered)
                Send(recovered);
            Tell();
        }

        return default;
    }

    public void Start(IReadOnlyList<IAlertChannel> channels, int capacity = AlertSender.Capacity)
    {
        if (channels.Count == 0)
            Logger.Write(AlertLog.NoChannel);

        var senders = new AlertSender[channels.Count];
        for (var i = 0; i < senders.Length; i++)
        {
            senders[i] = new AlertSender(channels[i], _options, _timeProvider, Logger, capacity);
            senders[i].Start();
        }

        lock (_lock)
        {
            _senders = senders;
            _timer = _timeProvider.CreateTimer(static self => ((AlertDispatcher)self!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Tell();
        }
    }

    /// <summary>Makes a last attempt for what is left, until the token is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var stops = new List<Task>();
        foreach (var sender in TakeSenders())
            stops.Add(sender.StopAsync(cancellationToken));
        foreach (var stop in stops)
            await stop.ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var sender in TakeSenders())
            sender.Dispose();
    }

    private AlertSender[] TakeSenders()
    {
        lock (_lock)
        {
            var senders = _senders ?? [];
            _senders = null;
            _timer?.Dispose();
            _timer = null;
            return senders;
        }
    }

    private void OnTimer()
    {
        try
        {
            lock (_lock)
                Tell();
        }
        catch (Exception exception)
        {
            // A timer's exception ends the process.
            Logger.Write(log => AlertLog.Failed(log, exception.GetType().Name));
        }
    }

    private void Tell()
    {
        if (_senders is null)
            return;

        _alerts.Clear();
        var next = _tracker.Tell(_alerts);
        foreach (var alert in _alerts)
            Send(alert);

        // Rounded up, so that it does not come a moment too early, and then again.
        _timer?.Change(next is { } wait ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Send(HealthAlert alert)
    {
        foreach (var sender in _senders ?? [])
            sender.Add(alert);
    }
}
