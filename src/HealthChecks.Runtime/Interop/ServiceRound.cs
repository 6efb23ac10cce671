using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>A framework report in the making.</summary>
internal sealed class ServiceRound(HealthEngine engine, Cell[] cells, long started) : Round(started, long.MaxValue)
{
    private readonly TaskCompletionSource<HealthReport> _report = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<HealthReport> Task => _report.Task;

    protected override void Complete()
    {
        var now = engine.Clock.Now;
        var entries = new Dictionary<string, HealthReportEntry>(cells.Length, StringComparer.OrdinalIgnoreCase);
        var status = HealthStatus.Healthy;
        foreach (var cell in cells)
        {
            var reading = cell.Read(now, long.MaxValue, out _);
            var outcome = reading.Outcome!;
            if (outcome.Status < status)
                status = outcome.Status;

            entries[cell.Name] = new HealthReportEntry(
                outcome.Status,
                // The framework's engine puts a thrown exception's message here, and writers rely on it.
                outcome.WasThrown ? outcome.Exception!.Message : outcome.Text,
                TimeSpan.FromMicroseconds(reading.Microseconds),
                outcome.Exception,
                outcome.Data,
                cell.Registration.Tags);
        }

        _report.SetResult(new HealthReport(entries, status, engine.Clock.ToTimeSpan(now - Started)));
    }
}
