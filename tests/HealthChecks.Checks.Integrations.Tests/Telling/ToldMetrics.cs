using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace HealthChecks.Checks.Integrations.Tests;

/// <summary>What the engine's meter tells whoever collects: instruments with all their tags.</summary>
internal sealed class ToldMetrics : IDisposable
{
    private readonly ConcurrentQueue<string> _told = new();
    private readonly MeterListener _listener = new();

    public ToldMetrics()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == HealthTelemetry.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        _listener.Start();
    }

    /// <summary>Asks the gauges too, and gives back everything.</summary>
    public string Collect()
    {
        _listener.RecordObservableInstruments();
        Assert.NotEmpty(_told);
        return string.Join('\n', _told);
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _told.Enqueue($"{instrument.Name} {instrument.Description} {string.Join(' ', tags.ToArray())}");
}
