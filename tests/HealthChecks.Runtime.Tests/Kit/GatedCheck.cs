namespace HealthChecks.Tests;

/// <summary>A check whose runs end when a test says so. It ignores its token.</summary>
internal sealed class GatedCheck : IHealthCheck
{
    private readonly SemaphoreSlim _begun = new(0);
    private TaskCompletionSource<HealthCheckResult> _gate = NewGate();
    private int _runs;

    public int Runs => Volatile.Read(ref _runs);

    public CancellationToken Token { get; private set; }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Token = cancellationToken;
        Interlocked.Increment(ref _runs);
        var gate = Volatile.Read(ref _gate).Task;
        _begun.Release();
        return gate;
    }

    /// <summary>Waits until one more run has begun.</summary>
    public async Task BegunAsync() => Assert.True(await _begun.WaitAsync(Eventually.Limit), "no run has begun");

    /// <summary>Ends the run in flight; the next one waits again.</summary>
    public void Release(HealthCheckResult? result = null) =>
        Interlocked.Exchange(ref _gate, NewGate()).SetResult(result ?? HealthCheckResult.Healthy());

    public void Fail(Exception exception) => Interlocked.Exchange(ref _gate, NewGate()).SetException(exception);

    private static TaskCompletionSource<HealthCheckResult> NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
