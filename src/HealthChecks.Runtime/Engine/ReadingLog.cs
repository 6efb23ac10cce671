using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>
/// Says in the log what changed: a line when a check goes down and one when it comes up; while it is red, one every five minutes, and
/// another reason at most once a minute. Never a line for each probe.
/// </summary>
internal sealed class ReadingLog(ContainedLogger logger, EngineClock clock)
{
    private const double RepeatSeconds = 300;
    private const double OtherReasonSeconds = 60;

    // What a line would otherwise show as "(null)".
    private const string NoText = "It says no more.";

    /// <summary>The first reading against what counts: for whoever wants to see what the check's hysteresis keeps back.</summary>
    public void Held(Cell cell, Outcome last) =>
        logger.Write(log => Log.ReadingHeld(log, cell.Name, last.Reason, last.Text ?? NoText, last.Exception));

    /// <summary>A check's status, or the reason for it, is another.</summary>
    public void Changed(Cell cell, Outcome outcome, StatusChange change)
    {
        if (outcome.WasKeptFromRunning)
        {
            if (change.IsTransition || change.Reason != outcome.Reason)
                logger.Write(log => Log.CheckBlocked(log, cell.Name, outcome.Reason));
            return;
        }

        var now = clock.Now;
        // From one red reason to another, that another check is no longer to blame counts as news.
        if (!change.IsTransition && !WasKeptFromRunning(change.Reason) && now - cell.Track.LoggedAt < clock.ToStamps(OtherReasonSeconds))
            return;

        if (outcome.Status == HealthStatus.Healthy)
        {
            if (change.Status is not null && !WasKeptFromRunning(change.Reason))
                logger.Write(log => Log.CheckRecovered(log, cell.Name, change.Reason!, Duration(now - change.Since), change.Count));
            return;
        }

        cell.Track.LoggedAt = now;
        logger.Write(log =>
        {
            if (outcome.Status == HealthStatus.Degraded)
                Log.CheckDegraded(log, cell.Name, outcome.Reason, outcome.Text ?? NoText, outcome.Exception);
            else
                Log.CheckUnhealthy(log, cell.Name, outcome.Reason, outcome.Text ?? NoText, outcome.Exception);
            Causes(log, cell, outcome);
        });
    }

    /// <summary>A check is red, as it was before.</summary>
    public void Repeated(Cell cell, Outcome outcome)
    {
        var now = clock.Now;
        if (!outcome.WasKeptFromRunning && TakeRepeat(cell, now))
            WriteRepeated(cell, outcome, now);
    }

    /// <summary>When a line is due again for a check that stays red: its first may still wait to be told.</summary>
    public long RepeatsAt(Cell cell) => EngineClock.Add(Math.Max(cell.Track.LoggedAt, cell.Track.Since), clock.ToStamps(RepeatSeconds));

    /// <summary>Claims the line, if it is due.</summary>
    public bool TakeRepeat(Cell cell, long now)
    {
        if (now < RepeatsAt(cell))
            return false;

        cell.Track.LoggedAt = now;
        return true;
    }

    /// <summary>A subset's status is another.</summary>
    public void Changed(SubsetReporter subset, SubsetReport report, StatusChange change, List<string> failing)
    {
        if (report.Status == HealthStatus.Unhealthy)
            logger.Write(log => Log.SubsetUnhealthy(log, subset.Name, report.Reason, failing.Count == 0 ? "none" : string.Join(", ", failing)));
        else if (change.Status == HealthStatus.Unhealthy)
            logger.Write(log => Log.SubsetRecovered(log, subset.Name, report.Status, Duration(clock.Now - change.Since)));
    }

    // On its own, so that a red reading which is not told allocates nothing.
    public void WriteRepeated(Cell cell, Outcome outcome, long now) =>
        logger.Write(log => Log.CheckStillUnhealthy(log, cell.Name, outcome.Reason, Duration(now - cell.Track.Since), cell.Track.Count));

    private static bool WasKeptFromRunning(string? reason) =>
        reason == HealthReasons.NeedsRunningProcess || HealthReasons.IsBlocked(reason);

    private TimeSpan Duration(long stamps) => clock.ToTimeSpan(stamps);

    // Each finding that has a cause of its own; the one that the outcome carries has been logged with it.
    private static void Causes(ILogger log, Cell cell, Outcome outcome)
    {
        foreach (var finding in outcome.Findings)
        {
            if (finding.Cause is { } cause && !ReferenceEquals(cause, outcome.Exception) && !ReferenceEquals(cause, outcome.Exception?.InnerException))
                Log.Finding(log, cell.Name, finding.Reason, finding.Text ?? NoText, cause);
        }
    }
}
