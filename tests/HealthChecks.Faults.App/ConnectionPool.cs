namespace HealthChecks.Faults;

/// <summary>A pool with one place, which the application does not give back while the fault is on.</summary>
public sealed class ConnectionPool
{
    private readonly SemaphoreSlim _places = new(1);

    public ConnectionPool(Faults faults) => faults["pool-exhausted"].Changed += on =>
    {
        if (on)
            _places.Wait();
        else
            _places.Release();
    };

    internal async Task<HealthCheckResult> AskAsync(Fault fault, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        _places.Release();
        return HealthCheckResult.Healthy();
    }
}
