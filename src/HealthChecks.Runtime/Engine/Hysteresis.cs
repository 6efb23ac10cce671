namespace HealthChecks;

/// <summary>
/// How many readings of the other kind in a row it takes before a status changes. A reading passes (Healthy or Degraded) or fails;
/// one that says what has been said before starts the count again.
/// </summary>
internal sealed class Hysteresis(int failAfter, int passAfter)
{
    /// <summary>Null where every reading counts at once, so that a check or subset without it pays for a comparison only.</summary>
    public static Hysteresis? Of(int? failAfter, int? passAfter) =>
        failAfter > 1 || passAfter > 1 ? new Hysteresis(failAfter ?? 1, passAfter ?? 1) : null;

    /// <summary>Whether so many of the other kind in a row change what counts.</summary>
    public bool IsEnough(bool passes, int consecutive) => consecutive >= (passes ? passAfter : failAfter);

    /// <summary>What counts of a check now that a run has come to something.</summary>
    /// <param name="before">What counted before; null for nothing.</param>
    /// <param name="reading">What the run came to.</param>
    /// <param name="isExpired">Whether the reading before is too old to count.</param>
    public Outcome Apply(Outcome? before, Outcome reading, bool isExpired)
    {
        if (before is null || before.Passes == reading.Passes || before.IsAbsent || before.WasKeptFromRunning || IsVerdict(reading))
            return reading;

        // Only a pass that still counts can stand in for a failure.
        if (!reading.Passes && isExpired)
            return reading;

        return IsEnough(reading.Passes, before.Consecutive + 1) ? reading : before.HeldAgainst(reading);
    }

    // Not a measurement of the same thing: whether the check applies here, is blocked, or could be made at all.
    private static bool IsVerdict(Outcome outcome) =>
        outcome.IsAbsent || outcome.WasKeptFromRunning || outcome.Reason == HealthReasons.ConstructionFailed;
}
