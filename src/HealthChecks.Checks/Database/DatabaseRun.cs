using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>A run on a connection of the application's own pool, which gets it back.</summary>
/// <param name="dataSource">The pool.</param>
/// <param name="ask">What is asked of the database, and what is made of it.</param>
internal sealed class DatabaseRun(DbDataSource dataSource, Func<DatabaseSession, CancellationToken, Task<HealthCheckResult>> ask)
{
    /// <summary>Runs; once more when the pooled connection turns out to be closed.</summary>
    public async Task<HealthCheckResult> RunAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var timeout = context.Registration?.Timeout ?? Timeout.InfiniteTimeSpan;
        return await TryAsync(again: true, timeout, cancellationToken).ConfigureAwait(false)
            ?? await TryAsync(again: false, timeout, cancellationToken).ConfigureAwait(false)
            ?? throw new UnreachableException();
    }

    /// <summary>One try; null when the connection was lost and the caller may try <paramref name="again"/>.</summary>
    private async Task<HealthCheckResult?> TryAsync(bool again, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, object>(9);
        var started = Stopwatch.GetTimestamp();
        DbConnection? connection = null;
        try
        {
            connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            data["connectMs"] = CheckSteps.MillisecondsSince(started);

            started = Stopwatch.GetTimestamp();
            return await ask(new DatabaseSession(connection, timeout, data), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            if (connection is null)
            {
                data["connectMs"] = CheckSteps.MillisecondsSince(started);
                return HealthResults.Unhealthy(CheckReasons.ConnectionFailed, "No connection could be opened.", exception, data);
            }

            if (again && connection.State != ConnectionState.Open)
                return null;

            data["queryMs"] = CheckSteps.MillisecondsSince(started);
            return HealthResults.Unhealthy(CheckReasons.QueryFailed, "The query failed.", exception, data);
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
