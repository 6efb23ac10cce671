namespace HealthChecks;

/// <summary>Waits for one check's run, which ends by its own timeout.</summary>
internal sealed class CheckRound(long started, RunLimit? limit) : Round(started, long.MaxValue, limit)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _done.Task;

    protected override void Complete() => _done.SetResult();
}
