using Npgsql;

namespace WebApp.Orders;

/// <summary>Keeps receipts for good, beside the orders in PostgreSQL. A store of the application's own, with what its check needs.</summary>
public sealed class ReceiptArchive(NpgsqlDataSource database) : IHealthStore
{
    public const string CreateTable = "CREATE TABLE IF NOT EXISTS receipts (key text PRIMARY KEY, content bytea NOT NULL)";

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "INSERT INTO receipts (key, content) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET content = excluded.content", key);
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = content });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<bool> ExistsAsync(string key, CancellationToken cancellationToken)
    {
        await using var command = Command("SELECT 1 FROM receipts WHERE key = $1", key);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await using var command = Command("SELECT content FROM receipts WHERE key = $1", key);
        return await command.ExecuteScalarAsync(cancellationToken) as byte[];
    }

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await using var command = Command("DELETE FROM receipts WHERE key = $1", key);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string statement, string key)
    {
        var command = database.CreateCommand(statement);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        return command;
    }
}
