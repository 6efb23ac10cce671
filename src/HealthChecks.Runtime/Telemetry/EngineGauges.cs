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
            if (IsKnown(cell, reading) && !reading.Outcome!.IsAbsent)
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

            if (subset.ImposedReason is { } imposed)
                yield return Status(HealthTelemetry.SubsetNameTag, subset.Name, HealthStatus.Unhealthy, imposed);
            else if (ReportOf(subset) is { } report)
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

    // An answer that would be served again is what counts; else what is known of the members does, whether or not anybody asks. Where that
    // is not all, what was answered last does as long as a reading in it can: not where a member runs in the background, and may fail since.
    private SubsetReport? ReportOf(SubsetReporter subset)
    {
        var now = _engine.Clock.Now;
        var last = subset.LastReport;
        if (last is not null && (subset.IsLatched || (!last.IsImposed && last.Version == _engine.Version && now < last.FreshUntil)))
            return last;

        var isOnDemand = true;
        var isKnown = true;
        foreach (var member in subset.Settings.Members)
        {
            isOnDemand &= !member.Cell.Settings.IsBackground;
            isKnown &= IsKnown(member.Cell, member.Cell.Read(now, now, long.MaxValue, out _));
        }

        if (isKnown)
            return subset.Preview(now);
        return isOnDemand && last is { IsImposed: false } && now - last.BuiltAt <= last.Settings.MaxAge ? last : null;
    }

    // That a check on demand has no reading, or an old one, says only that nobody has asked; in the background it is a failure.
    private static bool IsKnown(Cell cell, in Reading reading) =>
        (reading.Marks & ReadingMarks.Unmeasured) == 0
            ? cell.Settings.IsBackground || (reading.Outcome != Outcome.Stale && reading.Outcome != Outcome.Late)
            : reading.Outcome != Outcome.Late;

    private static Measurement<long> Status(string tag, string name, HealthStatus status, string reason) => new(
        status is HealthStatus.Healthy or HealthStatus.Degraded ? (long)status : (long)HealthStatus.Unhealthy,
        new KeyValuePair<string, object?>(tag, name),
        new KeyValuePair<string, object?>(HealthTelemetry.ReasonTag, reason));

    private static KeyValuePair<string, object?> Check(Cell cell) => new(HealthTelemetry.CheckNameTag, cell.Name);
}
