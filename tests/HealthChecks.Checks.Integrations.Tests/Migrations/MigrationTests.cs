using HealthChecks.Testing.Servers;
using Npgsql;

namespace HealthChecks.Checks.Integrations.Tests.Migrations;

/// <summary>Tests with a database of their own on a real server.</summary>
public abstract class MigrationTests(PostgresServer server) : IAsyncLifetime
{
    private readonly string _name = $"orders_{Guid.NewGuid():N}";

    protected PostgresServer Server => server;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected string ConnectionString => $"{server.ConnectionString};Timeout=3;Database={_name}";

    public async ValueTask InitializeAsync()
    {
        await using var postgres = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = postgres.CreateCommand($"CREATE DATABASE {_name}");
        await command.ExecuteNonQueryAsync(Token);
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    protected async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }
}
