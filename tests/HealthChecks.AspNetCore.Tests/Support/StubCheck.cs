namespace HealthChecks.Tests.Support;

/// <summary>A check that says what it is told to, and counts how often it is asked.</summary>
internal sealed class StubCheck(Func<CancellationToken, Task<HealthCheckResult>> check) : IHealthCheck
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _runs;

    public StubCheck(HealthCheckResult result)
        : this(_ => Task.FromResult(result))
    {
    }

    public int Runs => Volatile.Read(ref _runs);

    /// <summary>Completes when the check runs for the first time.</summary>
    public Task Started => _started.Task;

    public static StubCheck Throwing(Exception exception) => new(_ => Task.FromException<HealthCheckResult>(exception));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _runs);
        _started.TrySetResult();
        return check(cancellationToken);
    }
}
