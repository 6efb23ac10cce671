using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>A framework report in the making.</summary>
internal sealed class ServiceRound(HealthEngine engine, Cell[] cells, long started) : Round(started, long.MaxValue, engine.LimitOf(null))
{
    private readonly TaskCompletionSource<HealthReport> _report = new(engine.Continuations);

    public Task<HealthReport> Task => _report.Task;

    protected override void Complete()
    {
        try
        {
            _report.SetResult(Build());
        }
        catch (Exception exception)
        {
            // The text of a check's exception is code of the check's, too.
            _report.SetException(exception);
        }
    }

    private HealthReport Build()
    {
        var now = engine.Clock.Now;
        var entries = new Dictionary<string, HealthReportEntry>(cells.Length, StringComparer.OrdinalIgnoreCase);
        var status = HealthStatus.Healthy;
        foreach (var cell in cells)
        {
            var reading = cell.Read(now, Started, long.MaxValue, out _);
            var outcome = reading.Outcome!;
            if (outcome.FrameworkStatus < status)
                status = outcome.FrameworkStatus;

            entries[cell.Name] = new HealthReportEntry(
                outcome.FrameworkStatus,
                // The framework's engine puts a thrown exception's message here, and writers rely on it.
                outcome.WasThrown ? outcome.Exception!.Message : outcome.Text,
                TimeSpan.FromMicroseconds(reading.Microseconds),
                outcome.Exception,
                cell.Settings.IsBackground ? AgedData.Of(outcome.Data, engine.Clock.ToTimeSpan(Math.Max(0, now - reading.MeasuredAt))) : outcome.Data,
                cell.Registration.Tags);
        }

        return new HealthReport(entries, status, engine.Clock.ToTimeSpan(now - Started));
    }
}
