using System.Data.Common;

namespace HealthChecks;

/// <summary>
/// Keeps the beats of a fleet in a table of a PostgreSQL database. Time is the server's, so that the clocks of the members do not matter.
/// </summary>
/// <remarks><see cref="CreateTable"/> is the table; it is for a migration, and not made by the store.</remarks>
/// <param name="database">The database.</param>
/// <exception cref="ArgumentNullException"><paramref name="database"/> is null.</exception>
public sealed class DatabaseHeartbeatStore(DbDataSource database) : IHeartbeatStore
{
    /// <summary>The statement that makes the table <c>health_heartbeats</c> where there is none.</summary>
    public const string CreateTable = """
        CREATE TABLE IF NOT EXISTS health_heartbeats (
            cluster text NOT NULL,
            member text NOT NULL,
            state text NOT NULL,
            beat_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            PRIMARY KEY (cluster, member))
        """;

    private const string Upsert = """
        INSERT INTO health_heartbeats (cluster, member, state, beat_at, expires_at)
        VALUES (@cluster, @member, @state, clock_timestamp(), clock_timestamp() + @seconds * interval '1 second')
        ON CONFLICT (cluster, member) DO UPDATE SET state = excluded.state, beat_at = excluded.beat_at, expires_at = excluded.expires_at
        """;

    // Not by the beat itself: who beats must not wait for the rows of others.
    private const string DeleteOld = "DELETE FROM health_heartbeats WHERE cluster = @cluster AND expires_at < clock_timestamp() - interval '1 day'";

    private const string Delete = "DELETE FROM health_heartbeats WHERE cluster = @cluster AND member = @member";

    private const string Select = """
        SELECT member, state, CAST(EXTRACT(EPOCH FROM clock_timestamp() - beat_at) AS double precision)
        FROM health_heartbeats WHERE cluster = @cluster AND expires_at > clock_timestamp()
        """;

    private readonly DbDataSource _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc />
    public Task PublishAsync(string cluster, string member, string state, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        ExecuteAsync(Upsert, cancellationToken, ("cluster", cluster), ("member", member), ("state", state), ("seconds", timeToLive.TotalSeconds));

    /// <summary>A member leaves; rows of members that died more than a day ago go with it.</summary>
    /// <inheritdoc />
    public async Task RemoveAsync(string cluster, string member, CancellationToken cancellationToken)
    {
        await ExecuteAsync(Delete, cancellationToken, ("cluster", cluster), ("member", member)).ConfigureAwait(false);
        await ExecuteAsync(DeleteOld, cancellationToken, ("cluster", cluster)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<FleetMember>> ListAsync(string cluster, CancellationToken cancellationToken)
    {
        var command = Command(Select, ("cluster", cluster));
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var members = new List<FleetMember>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    members.Add(new FleetMember(reader.GetString(0), reader.GetString(1), TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(2)))));
                return members;
            }
        }
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        var command = Command(statement, parameters);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private DbCommand Command(string statement, params (string Name, object Value)[] parameters)
    {
        var command = _database.CreateCommand(statement);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
