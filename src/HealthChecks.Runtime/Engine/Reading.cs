namespace HealthChecks;

/// <summary>One result of one run. Small, because a report copies one for each of its members.</summary>
/// <param name="Outcome">What the run came to.</param>
/// <param name="MeasuredAt">When it ended, a stamp of the engine's clock.</param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="Marks">What holds of it in the report that it stands in.</param>
internal readonly record struct Reading(Outcome? Outcome, long MeasuredAt, uint Microseconds, ReadingMarks Marks = ReadingMarks.None);
