using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// What the engine knows at the moment at which somebody collects. It only reads: nobody's collecting starts a run, counts as an
/// evaluation, or changes what a probe is told. What is not known is left out.
/// </summary>
internal sealed class EngineGauges
{
    private readonly HealthEngine _engine;
    private volatile bool _isClosed;

    public EngineGauges(HealthEngine engine, Meter meter)
    {
        _engine = engine;
        meter.CreateObservableGauge(HealthTelemetry.CheckStatus, CheckStatuses, "{status}", "What a check counts as: 0 Unhealthy, 1 Degraded, 2 Healthy");
        meter.CreateObservableGauge(HealthTelemetry.CheckAge, CheckAges, "s", "How old a check's last reading is");
        meter.CreateObservableUpDownCounter(HealthTelemetry.CheckWedged, Wedged, "{run}", "Runs that were given up at their timeout and have not returned");
        meter.CreateObservableGauge(HealthTelemetry.SubsetStatus, SubsetStatuses, "{status}", "What a subset counts as: 0 Unhealthy, 1 Degraded, 2 Healthy");
        meter.CreateObservableUpDownCounter(HealthTelemetry.SubsetLatched, Latched, "{subset}", "Subsets with a latch that have passed once, and stay passed");
        meter.CreateObservableUpDownCounter(HealthTelemetry.Draining, Draining, "{process}", "Whether the process is about to stop");
    }

    /// <summary>Ends it: a meter that belongs to the container may be collected after the engine's end.</summary>
    public void Close() => _isClosed = true;

    private IEnumerable<Measurement<long>> CheckStatuses()
    {
        var now = _engine.Clock.Now;
        foreach (var cell in Cells)
        {
            var reading = cell.Read(now, now, long.MaxValue, out _);
            if (cell.IsKnown(reading) && !reading.Outcome!.IsAbsent)
                yield return Status(HealthTelemetry.CheckNameTag, cell.Name, reading.Outcome.Status, reading.Outcome.Reason);
        }
    }

    private IEnumerable<Measurement<double>> CheckAges()
    {
        var now = _engine.Clock.Now;
        foreach (var cell in Cells)
        {
            if (cell.LastMeasuredAt is { } measuredAt && !cell.IsSettled)
                yield return new Measurement<double>(_engine.Clock.ToMilliseconds(Math.Max(0, now - measuredAt)) / 1000, Check(cell));
        }
    }

    private IEnumerable<Measurement<long>> Wedged()
    {
        var now = _engine.Clock.Now;
        foreach (var cell in Cells)
        {
            if (!cell.IsSettled)
                yield return new Measurement<long>(cell.WedgedFor(now) is null ? 0 : 1, Check(cell));
        }
    }

    private IEnumerable<Measurement<long>> SubsetStatuses()
    {
        foreach (var subset in Subsets)
        {
            if (!subset.IsEnabled)
                continue;

            if (subset.Look() is { IsKnown: true } report)
                yield return Status(HealthTelemetry.SubsetNameTag, subset.Name, report.Status, report.Reason);
        }
    }

    private IEnumerable<Measurement<long>> Latched()
    {
        foreach (var subset in Subsets)
        {
            if (subset.HasLatch)
                yield return new Measurement<long>(subset.IsLatched ? 1 : 0, new KeyValuePair<string, object?>(HealthTelemetry.SubsetNameTag, subset.Name));
        }
    }

    private long Draining() => _engine.Lifecycle.IsDraining ? 1 : 0;

    private Cell[] Cells => _isClosed ? [] : _engine.Cells;

    private IReadOnlyList<SubsetReporter> Subsets => _isClosed ? [] : _engine.Subsets;

    private static Measurement<long> Status(string tag, string name, HealthStatus status, string reason) => new(
        status is HealthStatus.Healthy or HealthStatus.Degraded ? (long)status : (long)HealthStatus.Unhealthy,
        new KeyValuePair<string, object?>(tag, name),
        new KeyValuePair<string, object?>(HealthTelemetry.ReasonTag, reason));

    private static KeyValuePair<string, object?> Check(Cell cell) => new(HealthTelemetry.CheckNameTag, cell.Name);
}
