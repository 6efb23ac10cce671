using System.Diagnostics.Metrics;

namespace HealthChecks;

/// <summary>
/// What the application's HTTP requests of the last while were like, from the framework's own metric
/// <c>http.server.request.duration</c>. Added by <c>services.AddRequestFigures()</c>; <see cref="RequestsHealthCheck"/> judges it.
/// </summary>
/// <remarks>
/// It takes about 8 KB, however many requests there are, and a request allocates nothing for it. Probes are not among the requests, unless
/// the application wants them in its metrics.
/// </remarks>
public sealed class RequestFigures : IDisposable
{
    private const string MeterName = "Microsoft.AspNetCore.Hosting";
    private const string InstrumentName = "http.server.request.duration";
    private const int SwitchingProtocols = 101;

    private readonly RequestWindow _window;
    private readonly IMeterFactory? _meters;
    private readonly object _gate = new();
    private MeterListener? _listener;
    private volatile bool _isMeasured;

    internal RequestFigures(RequestFiguresOptions options, IMeterFactory? meters, TimeProvider time)
    {
        _window = new RequestWindow(TimeSpan.FromSeconds(options.WindowSeconds), time);
        _meters = meters;
    }

    /// <summary>Whether there is something that measures requests, and it is listened to.</summary>
    public bool IsMeasured => _isMeasured;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isMeasured = false;
            _listener?.Dispose();
            _listener = null;
        }
    }

    internal RequestSums Sum() => _window.Sum();

    /// <summary>Begins to listen; a second call changes nothing.</summary>
    internal void Start()
    {
        lock (_gate)
        {
            if (_listener is not null)
                return;

            _window.Begin();
            _listener = new MeterListener { InstrumentPublished = Listen };
            _listener.SetMeasurementEventCallback<double>(Measured);
            _listener.Start();
        }
    }

    // A process may have several applications, each with meters of its own.
    private void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Name != InstrumentName || instrument.Meter.Name != MeterName)
            return;
        if (instrument.Meter.Scope is { } scope && _meters is not null && !ReferenceEquals(scope, _meters))
            return;

        listener.EnableMeasurementEvents(instrument, this);
        _isMeasured = true;
    }

    private static void Measured(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var status = 0;
        var threw = false;
        foreach (var tag in tags)
        {
            if (tag.Key == "http.response.status_code")
                status = tag.Value is int code ? code : 0;
            else if (tag.Key == "error.type")
                threw = tag.Value is not null;
        }

        // A connection that became a WebSocket lasts as long as its user likes.
        if (status == SwitchingProtocols)
            return;

        // What breaks after it has begun to answer has a good status all the same.
        ((RequestFigures)state!)._window.Add(seconds, failed: status >= 500 || (threw && status < 400));
    }
}
