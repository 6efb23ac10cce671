using Npgsql;

namespace WebApp.Orders;

/// <summary>Keeps orders in PostgreSQL: used when the connection string <c>Orders</c> is set.</summary>
public sealed class PostgresOrderStore(NpgsqlDataSource database) : IOrderStore
{
    private const string CreateTable =
        "CREATE TABLE IF NOT EXISTS orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, total numeric NOT NULL)";

    public bool IsAccepting => true;

    // What an application with migrations has there.
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        foreach (var table in (string[])[CreateTable, ReceiptArchive.CreateTable, DatabaseHeartbeatStore.CreateTable])
        {
            await using var command = database.CreateCommand(table);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async Task<Order> AddAsync(NewOrder order, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("INSERT INTO orders (customer, total) VALUES ($1, $2) RETURNING id");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = order.Customer });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = order.Total });
        var id = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new Order(id, order.Customer, order.Total);
    }

    public async Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT id, customer, total FROM orders ORDER BY id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var orders = new List<Order>();
        while (await reader.ReadAsync(cancellationToken))
            orders.Add(new Order(reader.GetInt64(0), reader.GetString(1), reader.GetDecimal(2)));
        return orders;
    }
}
