using Npgsql;

namespace HealthChecks.Faults;

/// <summary>A real database with a pool of one connection, which the application does not give back while the fault is on.</summary>
public sealed class DatabasePool : IAsyncDisposable
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly DatabaseHealthCheck _check;
    private NpgsqlConnection? _taken;

    public DatabasePool(string connectionString, Faults faults)
    {
        _dataSource = NpgsqlDataSource.Create(connectionString + ";Maximum Pool Size=1");
        _check = new DatabaseHealthCheck(_dataSource);
        faults["database-pool-exhausted"].Changed += on =>
        {
            if (on)
                _taken = _dataSource.OpenConnection();
            else
                _taken?.Dispose();
        };
    }

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    internal Task<HealthCheckResult> AskAsync(Fault fault, CancellationToken cancellationToken) =>
        _check.CheckHealthAsync(new HealthCheckContext(), cancellationToken);
}
