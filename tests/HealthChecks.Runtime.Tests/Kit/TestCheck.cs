namespace HealthChecks.Tests;

/// <summary>A check that does what a test says, and counts.</summary>
internal sealed class TestCheck(Func<HealthCheckContext, CancellationToken, Task<HealthCheckResult>> run) : IHealthCheck
{
    private int _runs;
    private int _inFlight;
    private int _mostInFlight;

    public TestCheck(Func<HealthCheckResult> run)
        : this((_, _) => Task.FromResult(run()))
    {
    }

    public TestCheck()
        : this(static () => HealthCheckResult.Healthy())
    {
    }

    /// <summary>How many runs have begun.</summary>
    public int Runs => Volatile.Read(ref _runs);

    /// <summary>The most runs that have been in flight at a time.</summary>
    public int MostInFlight => Volatile.Read(ref _mostInFlight);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _runs);
        var inFlight = Interlocked.Increment(ref _inFlight);
        if (inFlight > _mostInFlight)
            _mostInFlight = inFlight;
        try
        {
            return await run(context, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    /// <summary>A check that throws.</summary>
    public static TestCheck Throwing(Func<Exception> exception) => new((_, _) => throw exception());
}
