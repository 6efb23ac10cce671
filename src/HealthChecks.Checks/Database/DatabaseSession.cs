using System.Data.Common;

namespace HealthChecks;

/// <summary>An open connection for one run, and what is found out on it.</summary>
internal sealed class DatabaseSession(DbConnection connection, TimeSpan timeout, Dictionary<string, object> data)
{
    /// <summary>The engine whose data sources are files.</summary>
    private const string Files = "SQLite";

    public Dictionary<string, object> Data { get; } = data;

    /// <summary>The first value of the first row; null when there is none.</summary>
    public async Task<object?> ScalarAsync(string query, CancellationToken cancellationToken)
    {
        var command = Command(query);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The first two values of the first row, as numbers; null when they are none.</summary>
    public async Task<(double First, double Second)?> PairAsync(string query, CancellationToken cancellationToken)
    {
        var command = Command(query);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && reader.FieldCount >= 2
                    && ScalarComparison.NumberOf(reader.GetValue(0)) is { } first
                    && ScalarComparison.NumberOf(reader.GetValue(1)) is { } second
                        ? (first, second)
                        : null;
            }
        }
    }

    /// <summary>Puts into the data which server it is: never who logged in to it.</summary>
    public void Describe()
    {
        try
        {
            var engine = EngineOf(connection.GetType().Name);
            Data["engine"] = engine;
            Data["version"] = connection.ServerVersion;
            Data["database"] = connection.Database;
            if (engine == Files || ServerOf(connection.DataSource) is not { } server)
                return;

            Data["host"] = server.Host;
            if (server.Port != 0)
                Data["port"] = server.Port;
        }
        catch (Exception exception) when (exception is NotSupportedException or NotImplementedException or InvalidOperationException)
        {
            // A driver that does not know, or whose connection broke in this moment: the query has told what counts.
        }
    }

    /// <summary>The server in what drivers call a data source; null for a file, a descriptor or any other form.</summary>
    internal static ServerAddress? ServerOf(string? dataSource)
    {
        if (dataSource is null)
            return null;

        var text = dataSource.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? dataSource[4..].TrimStart('/') : dataSource;
        return ServerAddress.Parse(text.Replace(',', ':'));
    }

    private static string EngineOf(string connectionType) => connectionType switch
    {
        "NpgsqlConnection" => "PostgreSQL",
        "SqlConnection" => "SQL Server",
        "MySqlConnection" => "MySQL",
        "OracleConnection" => "Oracle",
        "SqliteConnection" or "SQLiteConnection" => Files,
        _ => connectionType,
    };

    private DbCommand Command(string query)
    {
        var command = connection.CreateCommand();
        command.CommandText = query;

        // Drivers may leave a cancelled query waiting for a server that is gone (measured: 30 s and more), and the run with it. A
        // second more than the run has, so that the run's own timeout is the one that is reported.
        if (timeout > TimeSpan.Zero && timeout < TimeSpan.FromDays(1))
            command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds) + 1;
        return command;
    }
}
