namespace HealthChecks;

/// <summary>Waits for one check's run, which ends by its own timeout.</summary>
internal sealed class CheckRound(HealthEngine engine, long started) : Round(started, long.MaxValue, engine.LimitOf(null))
{
    private readonly TaskCompletionSource _done = new(engine.Continuations);

    public Task Task => _done.Task;

    protected override void Complete() => _done.SetResult();
}
