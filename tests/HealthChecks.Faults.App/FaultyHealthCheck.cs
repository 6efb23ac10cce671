namespace HealthChecks.Faults;

/// <summary>A check with a fault. It counts its runs, and gives back whatever the fault makes of them.</summary>
public sealed class FaultyHealthCheck(Fault fault, Func<Fault, CancellationToken, Task<HealthCheckResult>> run) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        fault.OnBegun();
        Task<HealthCheckResult>? running = null;
        try
        {
            running = run(fault, cancellationToken);
            return running;
        }
        finally
        {
            // Null is what some give back.
            if (running is null)
                fault.OnEnded();
            else
                running.ContinueWith(static (_, ended) => ((Fault)ended!).OnEnded(), fault, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
