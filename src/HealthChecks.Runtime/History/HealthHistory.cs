using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// What has happened lately, kept in memory for feeds and pages: the last transitions, and the last readings of each check. A singleton service where
/// <c>AddHealthHistory</c>, or a call that needs it, was made.
/// </summary>
public abstract class HealthHistory
{
    private protected HealthHistory()
    {
    }

    /// <summary>The last transitions, newest first.</summary>
    public abstract IReadOnlyList<HealthHistoryEntry> Transitions { get; }

    /// <summary>The last readings of a check, oldest first; none for a check that there is not.</summary>
    /// <param name="check">The name of the check, whatever its case.</param>
    /// <returns>The readings, each as its run came out, whatever the check counts as.</returns>
    public abstract IReadOnlyList<HealthHistoryReading> ReadingsOf(string check);

    /// <summary>Makes ready for the checks of an engine: once, before anything happens.</summary>
    internal abstract void Open(EngineClock clock, Cell[] cells);

    /// <summary>A run has come to something. Under the gate of the cell.</summary>
    internal abstract void OnReading(Cell cell, HealthStatus status, long measuredAt, uint microseconds);

    /// <summary>Something has changed.</summary>
    internal abstract void OnTransition(HealthTransition transition);
}
