using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>Says in the log what changed between two readings of a check: a line when it goes down or up, none for more of the same.</summary>
internal static class ReadingLog
{
    // What a line would otherwise show as "(null)".
    private const string NoText = "It says no more.";

    public static bool IsChange(Outcome? before, Outcome outcome) =>
        before is null || before.Status != outcome.Status || before.Reason != outcome.Reason;

    /// <summary>The first reading against what counts: for whoever wants to see what the check's hysteresis keeps back.</summary>
    public static void Held(ILogger logger, Cell cell, Outcome last) =>
        Log.ReadingHeld(logger, cell.Name, last.Reason, last.Text ?? NoText, last.Exception);

    public static void Changed(ILogger logger, Cell cell, Outcome? before, Outcome outcome)
    {
        switch (outcome.Status)
        {
            case HealthStatus.Healthy when before is not null && before.Status != HealthStatus.Healthy:
                Log.CheckRecovered(logger, cell.Name, before.Reason);
                break;
            case HealthStatus.Healthy:
                break;
            case HealthStatus.Degraded:
                Log.CheckDegraded(logger, cell.Name, outcome.Reason, outcome.Text ?? NoText, outcome.Exception);
                Causes(logger, cell, outcome);
                break;
            default:
                Log.CheckUnhealthy(logger, cell.Name, outcome.Reason, outcome.Text ?? NoText, outcome.Exception);
                Causes(logger, cell, outcome);
                break;
        }
    }

    // Each finding that has a cause of its own; the one that the outcome carries has been logged with it.
    private static void Causes(ILogger logger, Cell cell, Outcome outcome)
    {
        foreach (var finding in outcome.Findings)
        {
            if (finding.Cause is { } cause && !ReferenceEquals(cause, outcome.Exception) && !ReferenceEquals(cause, outcome.Exception?.InnerException))
                Log.Finding(logger, cell.Name, finding.Reason, finding.Text ?? NoText, cause);
        }
    }
}
