namespace HealthChecks;

/// <summary>
/// How many readings of the other kind in a row it takes before a check's status changes. A reading passes (Healthy or Degraded) or fails;
/// one that says what the check has said before starts the count again.
/// </summary>
internal sealed class Hysteresis(int failAfter, int passAfter)
{
    /// <summary>That of a check; null where every reading counts at once, so that such a check pays for a comparison only.</summary>
    public static Hysteresis? Of(HealthCheckDefinition definition)
    {
        var failAfter = definition.FailAfter ?? 1;
        var passAfter = definition.PassAfter ?? 1;
        return failAfter > 1 || passAfter > 1 ? new Hysteresis(failAfter, passAfter) : null;
    }

    /// <summary>What counts now that a run has come to something.</summary>
    /// <param name="before">What counted before; null for nothing.</param>
    /// <param name="reading">What the run came to.</param>
    /// <param name="isExpired">Whether the reading before is too old to count.</param>
    public Outcome Apply(Outcome? before, Outcome reading, bool isExpired)
    {
        if (before is null || before.Passes == reading.Passes || IsVerdict(before, reading))
            return reading;

        // Only a pass that still counts can stand in for a failure.
        if (!reading.Passes && isExpired)
            return reading;

        return before.Consecutive + 1 >= (reading.Passes ? passAfter : failAfter) ? reading : before.HeldAgainst(reading);
    }

    // Not a measurement of the same thing: whether the check applies here, or could be made at all.
    private static bool IsVerdict(Outcome before, Outcome reading) =>
        before.IsAbsent || reading.IsAbsent || reading.Reason == HealthReasons.ConstructionFailed;
}
