using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The one connection of a check, kept open between its runs, one run at a time. A run that fails or is cancelled in the middle closes it,
/// because nobody knows what is still under way on it.
/// </summary>
internal sealed class KeptConnection<TConnection>(Func<CancellationToken, Task<TConnection>> open) : IDisposable
    where TConnection : class, IDisposable
{
    // Never disposed of: runs may still wait for it then, and without its wait handle it holds nothing.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly object _lock = new();
    private TConnection? _kept;
    private bool _isDisposed;

    /// <summary>
    /// Runs a check on the kept connection, or on a new one. That the kept one was closed meanwhile is no failure: it is tried once more.
    /// </summary>
    public async Task<HealthCheckResult> CheckAsync(
        Func<TConnection, CancellationToken, Task<HealthCheckResult>> ask,
        CancellationToken cancellationToken)
    {
        try
        {
            return await UseAsync(ask, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            throw;
        }
        catch (ServerFailureException failure)
        {
            return HealthResults.Unhealthy(failure.Reason, failure.Message, failure);
        }
        catch (StaleConnectionException stale)
        {
            return HealthResults.Unhealthy(stale.Reason, stale.Message, stale);
        }
        catch (IOException lost)
        {
            return HealthResults.Unhealthy(CheckReasons.ConnectionFailed, "The connection was lost.", lost);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _kept?.Dispose();
            _kept = null;
        }
    }

    private async Task<HealthCheckResult> UseAsync(
        Func<TConnection, CancellationToken, Task<HealthCheckResult>> ask,
        CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Take() is { } kept)
            {
                try
                {
                    return await AskAsync(kept, ask, cancellationToken).ConfigureAwait(false);
                }
                catch (IOException) when (!cancellationToken.IsCancellationRequested)
                {
                }
            }

            var opened = await open(cancellationToken).ConfigureAwait(false);
            return await AskAsync(opened, ask, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<HealthCheckResult> AskAsync(
        TConnection connection,
        Func<TConnection, CancellationToken, Task<HealthCheckResult>> ask,
        CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            var answer = await ask(connection, cancellationToken).ConfigureAwait(false);
            isKept = Keep(connection);
            return answer;
        }
        finally
        {
            if (!isKept)
                connection.Dispose();
        }
    }

    private TConnection? Take()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var kept = _kept;
            _kept = null;
            return kept;
        }
    }

    private bool Keep(TConnection connection)
    {
        lock (_lock)
        {
            if (!_isDisposed)
                _kept = connection;
            return !_isDisposed;
        }
    }
}
