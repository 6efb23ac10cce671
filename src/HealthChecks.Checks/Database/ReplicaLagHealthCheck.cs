using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// How many seconds a replica of a database is behind: takes a connection from the pool, asks by a query, and gives the connection back.
/// </summary>
/// <remarks>A pooled connection that the server closed meanwhile is no failure: the query is tried once more.</remarks>
/// <param name="replica">The replica, as the application itself uses it.</param>
/// <exception cref="ArgumentNullException"><paramref name="replica"/> is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class ReplicaLagHealthCheck(DbDataSource replica) : IHealthCheck
{
    /// <summary>
    /// The default of <see cref="Query"/>, for PostgreSQL with streaming replication: how old the last replayed transaction is, 0 when
    /// all that was received is replayed, and 0 on a server that is no replica; null when the replica receives nothing.
    /// </summary>
    public const string PostgresQuery =
        "SELECT CASE WHEN NOT pg_is_in_recovery() THEN 0 "
        + "WHEN NOT EXISTS (SELECT 1 FROM pg_stat_wal_receiver WHERE pid IS NOT NULL) THEN NULL "
        + "WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0 "
        + "ELSE EXTRACT(EPOCH FROM now() - COALESCE(pg_last_xact_replay_timestamp(), pg_postmaster_start_time())) END";

    private readonly DbDataSource _replica = replica ?? throw new ArgumentNullException(nameof(replica));
    private readonly string _query = PostgresQuery;

    private readonly LimitPair<double> _lag = new(LimitKind.Ceiling, nameof(WarningLagSeconds), nameof(CriticalLagSeconds))
    {
        DefaultWarning = 10,
        DefaultCritical = 60,
    };

    /// <summary>
    /// The query for the seconds: one number, or null when the replica has lost its master. Default <see cref="PostgresQuery"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string Query
    {
        get => _query;
        init => _query = string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("Query is blank: give a query for the seconds that the replica is behind.", nameof(Query))
            : value;
    }

    /// <summary>
    /// The seconds at which the check is Degraded; null for none. Default 10, or <see cref="CriticalLagSeconds"/> where that is lower.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="CriticalLagSeconds"/>.</exception>
    public double? WarningLagSeconds
    {
        get => _lag.Warning;
        init => _lag.Warning = value;
    }

    /// <summary>
    /// The seconds at which the check is Unhealthy; null for none. Default 60, or <see cref="WarningLagSeconds"/> where that is higher.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="WarningLagSeconds"/>.</exception>
    public double? CriticalLagSeconds
    {
        get => _lag.Critical;
        init => _lag.Critical = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        new DatabaseRun(_replica, AskAsync).RunAsync(context, cancellationToken);

    private async Task<HealthCheckResult> AskAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var value = await session.ScalarAsync(_query, cancellationToken).ConfigureAwait(false);
        session.Data["queryMs"] = CheckSteps.MillisecondsSince(started);
        session.Describe();
        if (value is null or DBNull)
        {
            return HealthResults.Unhealthy(
                CheckReasons.MasterLinkDown,
                "The replica has no connection to its master.",
                data: session.Data);
        }

        if (ScalarComparison.NumberOf(value) is not { } seconds)
            return HealthResults.Unhealthy(CheckReasons.UnexpectedResult, "The query did not return a number.", data: session.Data);

        session.Data["lagSeconds"] = Math.Round(seconds, 3);
        var judged = _lag.Judge(seconds);
        return judged.Status == HealthStatus.Healthy
            ? HealthResults.Healthy(data: session.Data)
            : HealthResults.From([ReplicaLag.Finding(seconds, judged)], session.Data);
    }
}
