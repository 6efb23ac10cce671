using System.Data;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Asks a database something through a context: opens a connection, asks, gives it back. A pooled connection that the server closed
/// meanwhile is no failure: it is tried once more, on another one.
/// </summary>
internal static class ContextQuery
{
    public static async Task<HealthCheckResult> RunAsync(
        DatabaseFacade database,
        TimeSpan? timeout,
        Dictionary<string, object> data,
        Func<Task<HealthCheckResult>> ask,
        CancellationToken cancellationToken)
    {
        var commandTimeout = database.GetCommandTimeout();

        // Drivers may leave a cancelled query waiting for a server that is gone, and the run with it. A second more than the run has, so
        // that the run's own timeout is the one that is reported.
        if (timeout > TimeSpan.Zero && timeout < TimeSpan.FromDays(1))
            database.SetCommandTimeout((int)Math.Ceiling(timeout.Value.TotalSeconds) + 1);
        try
        {
            return await TryAsync(database, again: true, data, ask, cancellationToken).ConfigureAwait(false)
                ?? await TryAsync(database, again: false, data, ask, cancellationToken).ConfigureAwait(false)
                ?? throw new UnreachableException();
        }
        finally
        {
            database.SetCommandTimeout(commandTimeout);
        }
    }

    /// <summary>One try; null when the connection was lost and the caller may try <paramref name="again"/>.</summary>
    private static async Task<HealthCheckResult?> TryAsync(
        DatabaseFacade database,
        bool again,
        Dictionary<string, object> data,
        Func<Task<HealthCheckResult>> ask,
        CancellationToken cancellationToken)
    {
        var isOpen = false;
        var started = Stopwatch.GetTimestamp();
        try
        {
            await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            isOpen = true;
            data["connectMs"] = CheckSteps.MillisecondsSince(started);

            started = Stopwatch.GetTimestamp();
            var result = await ask().ConfigureAwait(false);
            data["queryMs"] = CheckSteps.MillisecondsSince(started);
            return result;
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            if (!isOpen)
            {
                data["connectMs"] = CheckSteps.MillisecondsSince(started);
                return HealthResults.Unhealthy(EntityFrameworkReasons.ConnectionFailed, "No connection could be opened.", exception, data);
            }

            if (again && database.GetDbConnection().State != ConnectionState.Open)
                return null;

            data["queryMs"] = CheckSteps.MillisecondsSince(started);
            return HealthResults.Unhealthy(EntityFrameworkReasons.QueryFailed, "The query failed.", exception, data);
        }
        finally
        {
            if (isOpen)
                await database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
