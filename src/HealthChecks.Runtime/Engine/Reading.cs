namespace HealthChecks;

/// <summary>One result of one run. Small, because a report copies one for each of its members.</summary>
internal readonly struct Reading(Outcome? outcome, long measuredAt, uint microseconds, ReadingMarks marks = ReadingMarks.None)
{
    /// <summary>What the run came to.</summary>
    public Outcome? Outcome { get; init; } = outcome;

    /// <summary>When it ended, a stamp of the engine's clock.</summary>
    public long MeasuredAt { get; } = measuredAt;

    /// <summary>How long it took.</summary>
    public uint Microseconds { get; } = microseconds;

    /// <summary>What holds of it in the report that it stands in.</summary>
    public ReadingMarks Marks { get; init; } = marks;
}
