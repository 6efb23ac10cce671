namespace HealthChecks;

/// <summary>Waits for what a check is blocked by, and then lets it run, or says why not.</summary>
internal sealed class CauseRound(HealthEngine engine, Cell cell, RunLimit? limit, long started) : Round(started, long.MaxValue, limit)
{
    protected override void Complete() => engine.Admit(cell, Limit);
}
