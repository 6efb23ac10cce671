using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>One check of a <see cref="CompositeHealthCheck"/>, of which at most one run is under way.</summary>
internal sealed class CompositeMember(IHealthCheck check)
{
    private readonly object _gate = new();
    private Task<HealthCheckResult> _run = Task.FromResult(default(HealthCheckResult));
    private bool _givenUp;

    /// <summary>What the check says; Unhealthy where it throws, does not end in time, or has not ended since it was given up.</summary>
    public async Task<HealthCheckResult> RunAsync(HealthCheckContext context, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        if (Join(context, limit.Token) is not { } run)
            return Late("The check has not returned since an earlier run.");

        try
        {
            return await run.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Where the composite itself was cancelled, it says so.
            GiveUp(run);
            return Late("The check did not end in time.");
        }
    }

    /// <summary>The run under way, or a new one; null where that was given up.</summary>
    private Task<HealthCheckResult>? Join(HealthCheckContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_run.IsCompleted)
                return _givenUp ? null : _run;

            // On the pool, because a check may block before it first waits, and must not hold up the others.
            _givenUp = false;
            return _run = Task.Run(() => ContainedAsync(context, cancellationToken), CancellationToken.None);
        }
    }

    private void GiveUp(Task<HealthCheckResult> run)
    {
        lock (_gate)
            _givenUp |= run == _run;
    }

    private async Task<HealthCheckResult> ContainedAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await check.CheckHealthAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (HealthCheckException exception)
        {
            return HealthResults.From([exception.Finding]);
        }
        catch (OperationCanceledException exception)
        {
            return HealthResults.Unhealthy(HealthReasons.Timeout, "The check was cancelled.", exception);
        }
        catch (Exception exception)
        {
            return HealthResults.Unhealthy(HealthReasons.UnknownError, "The check threw an exception.", exception);
        }
    }

    private static HealthCheckResult Late(string text) => HealthResults.Unhealthy(HealthReasons.Timeout, text);
}
