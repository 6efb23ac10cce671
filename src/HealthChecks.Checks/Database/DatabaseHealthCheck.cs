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
    /// <summary>
    /// For <see cref="ConnectionsQuery"/> on PostgreSQL: the clients' connections, and the setting <c>max_connections</c>.
    /// </summary>
    public const string PostgresConnectionsQuery =
        "SELECT count(*), current_setting('max_connections')::int FROM pg_stat_activity WHERE backend_type = 'client backend'";

    private const string DefaultQuery = "SELECT 1";
    private static readonly object DefaultExpected = 1;

    private readonly DbDataSource _dataSource = dataSource ?? throw new ArgumentNullException(nameof(dataSource));
    private readonly string _query = DefaultQuery;
    private readonly object? _expected;
    private readonly double? _minimum;
    private readonly double? _maximum;
    private readonly string? _connectionsQuery;

    private readonly LimitPair<double> _connections =
        new(LimitKind.Percent, nameof(WarningConnectionsPercent), nameof(CriticalConnectionsPercent))
        {
            DefaultWarning = 80,
            DefaultCritical = 95,
        };

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

    /// <summary>The least that the query may return, which then has to be a number; null for no such limit. Default null.</summary>
    /// <exception cref="ArgumentException">The value is no number, or more than <see cref="Maximum"/>.</exception>
    public double? Minimum
    {
        get => _minimum;
        init => _minimum = Bound(nameof(Minimum), value, value, _maximum);
    }

    /// <summary>The most that the query may return, which then has to be a number; null for no such limit. Default null.</summary>
    /// <exception cref="ArgumentException">The value is no number, or less than <see cref="Minimum"/>.</exception>
    public double? Maximum
    {
        get => _maximum;
        init => _maximum = Bound(nameof(Maximum), value, _minimum, value);
    }

    /// <summary>
    /// A query for how many connections the server has open and how many it allows: one row, two numbers. Null to leave that out.
    /// <see cref="PostgresConnectionsQuery"/> is one. Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string? ConnectionsQuery
    {
        get => _connectionsQuery;
        init => _connectionsQuery = value is not null && string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException(
                "ConnectionsQuery is blank: give a query for the open and the allowed connections, or null.",
                nameof(ConnectionsQuery))
            : value;
    }

    /// <summary>
    /// The share of the allowed connections at which the check is Degraded, 0 to 100; null for none. Needs <see cref="ConnectionsQuery"/>.
    /// Default 80, or <see cref="CriticalConnectionsPercent"/> where that is lower.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalConnectionsPercent"/>.</exception>
    public double? WarningConnectionsPercent
    {
        get => _connections.Warning;
        init => _connections.Warning = value;
    }

    /// <summary>
    /// The share of the allowed connections at which the check is Unhealthy, 0 to 100; null for none. Needs <see cref="ConnectionsQuery"/>.
    /// Default 95, or <see cref="WarningConnectionsPercent"/> where that is higher.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningConnectionsPercent"/>.</exception>
    public double? CriticalConnectionsPercent
    {
        get => _connections.Critical;
        init => _connections.Critical = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        new DatabaseRun(_dataSource, AskAsync).RunAsync(context, cancellationToken);

    private async Task<HealthCheckResult> AskAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var value = await session.ScalarAsync(_query, cancellationToken).ConfigureAwait(false);
        session.Data["queryMs"] = CheckSteps.MillisecondsSince(started);
        session.Describe();
        if (!IsAsExpected(value))
        {
            return HealthResults.Unhealthy(
                CheckReasons.UnexpectedResult,
                "The query did not return the expected value.",
                data: session.Data);
        }

        if (_connectionsQuery is null)
            return HealthResults.Healthy(data: session.Data);

        var connections = await session.PairAsync(_connectionsQuery, cancellationToken).ConfigureAwait(false);
        if (connections is not { First: >= 0 and var open, Second: > 0 and var maximum })
        {
            return HealthResults.Unhealthy(
                CheckReasons.UnexpectedResult,
                "The query for the connections did not return two numbers.",
                data: session.Data);
        }

        session.Data["openConnections"] = open;
        session.Data["maximumConnections"] = maximum;
        var percent = 100 * open / maximum;
        session.Data["usedConnectionsPercent"] = Math.Round(percent, 2);
        var judged = _connections.Judge(percent);
        return judged.Status == HealthStatus.Healthy
            ? HealthResults.Healthy(data: session.Data)
            : HealthResults.From(
                [new HealthFinding(judged.Status, CheckReasons.ConnectionsHigh, PercentText.Used(percent, judged, "of the connections "))],
                session.Data);
    }

    private bool IsAsExpected(object? value)
    {
        if (Expected is { } expected && !ScalarComparison.AreSame(expected, value))
            return false;
        if (_minimum is null && _maximum is null)
            return true;

        // A comparison with what is not there is false.
        return ScalarComparison.NumberOf(value) is { } number && !(number < _minimum) && !(number > _maximum);
    }

    private static double? Bound(string name, double? value, double? minimum, double? maximum)
    {
        if (value is { } number && double.IsNaN(number))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is not a number: set one, or null to leave it out.");

        return minimum > maximum
            ? throw new ArgumentException(
                FormattableString.Invariant($"Minimum ({minimum}) is above Maximum ({maximum}): lower Minimum, or set it to null."),
                name)
            : value;
    }
}
