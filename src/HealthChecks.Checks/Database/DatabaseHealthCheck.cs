using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a database answers: takes a connection from the pool, runs one query that returns one value, and gives the connection back.
/// </summary>
/// <remarks>
/// A pooled connection that the server closed meanwhile is no failure: the query is tried once more, on another connection. The
/// driver's exceptions go to the log only.
/// </remarks>
/// <param name="dataSource">The database, as the application itself uses it.</param>
/// <exception cref="ArgumentNullException"><paramref name="dataSource"/> is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class DatabaseHealthCheck(DbDataSource dataSource) : IHealthCheck
{
    private const string DefaultQuery = "SELECT 1";
    private static readonly object DefaultExpected = 1;

    private readonly DbDataSource _dataSource = dataSource ?? throw new ArgumentNullException(nameof(dataSource));
    private readonly string _query = DefaultQuery;
    private readonly object? _expected;

    /// <summary>The query; the first value that it returns is the one that counts. Default <c>SELECT 1</c>.</summary>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string Query
    {
        get => _query;
        init => _query = string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("Query is blank: give a query that returns one value, such as 'SELECT 1'.", nameof(Query))
            : value;
    }

    /// <summary>
    /// The value that the query must return; numbers are compared by value, whatever their types. Default 1 for the default query, else
    /// null: any value will do, and so will none.
    /// </summary>
    public object? Expected
    {
        get => _expected ?? (_query == DefaultQuery ? DefaultExpected : null);
        init => _expected = value;
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var timeout = context.Registration?.Timeout ?? Timeout.InfiniteTimeSpan;
        return await TryAsync(again: true, timeout, cancellationToken).ConfigureAwait(false)
            ?? await TryAsync(again: false, timeout, cancellationToken).ConfigureAwait(false)
            ?? throw new UnreachableException();
    }

    /// <summary>One try; null when the connection was lost and the caller may try <paramref name="again"/>.</summary>
    private async Task<HealthCheckResult?> TryAsync(bool again, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, object>(2);
        var started = Stopwatch.GetTimestamp();
        DbConnection? connection = null;
        try
        {
            connection = await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            data["connectMs"] = CheckSteps.MillisecondsSince(started);

            started = Stopwatch.GetTimestamp();
            var value = await QueryAsync(connection, timeout, cancellationToken).ConfigureAwait(false);
            data["queryMs"] = CheckSteps.MillisecondsSince(started);

            return Expected is not { } expected || ScalarComparison.AreSame(expected, value)
                ? HealthResults.Healthy(data: data)
                : HealthResults.Unhealthy(CheckReasons.UnexpectedResult, "The query did not return the expected value.", data: data);
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

    private async Task<object?> QueryAsync(DbConnection connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = _query;

            // Drivers may leave a cancelled query waiting for a server that is gone (measured: 30 s and more), and the run with it. A
            // second more than the run has, so that the run's own timeout is the one that is reported.
            if (timeout > TimeSpan.Zero && timeout < TimeSpan.FromDays(1))
                command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds) + 1;

            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
