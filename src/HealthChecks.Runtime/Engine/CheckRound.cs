namespace HealthChecks;

/// <summary>Waits for one check's run, which ends by its own timeout, or for the deadline.</summary>
internal sealed class CheckRound(HealthEngine engine, long started, long deadline, RunLimit? limit)
    : Round(started, EngineClock.Add(started, deadline), limit)
{
    private readonly TaskCompletionSource _done = new(engine.Continuations);

    public Task Task => _done.Task;

    protected override void Complete() => _done.SetResult();
}
