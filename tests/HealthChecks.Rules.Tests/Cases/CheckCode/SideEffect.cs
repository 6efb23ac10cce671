namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class SideEffect : RuleCases
{
    private const string Orders = """
        using Microsoft.EntityFrameworkCore;
        public sealed class Orders : DbContext { public DbSet<string> Lines => Set<string>(); }
        """;

    private const string Relational = """
        namespace Microsoft.EntityFrameworkCore
        {
            public static class RelationalDatabaseFacadeExtensions
            {
                public static Task<int> ExecuteSqlRawAsync(this Infrastructure.DatabaseFacade database, string sql, CancellationToken cancellationToken = default) => Task.FromResult(0);
            }
        }
        """;

    private const string Kafka = """
        namespace Confluent.Kafka
        {
            public interface IProducer<TKey, TValue> { Task ProduceAsync(string topic, TValue value, CancellationToken cancellationToken = default); }
        }
        """;

    public SideEffect()
        : base("HCK310")
    {
        Reports("saved changes", Ef("orders.Add(new object()); await orders.[|SaveChangesAsync|](cancellationToken);"), Orders);
        Reports("saved changes, not asynchronously", Ef("orders.[|SaveChanges|]();"), Orders);
        Reports("a database that is created", Ef("await orders.Database.[|EnsureCreatedAsync|](cancellationToken);"), Orders);
        Reports("SQL through EF Core", "using Microsoft.EntityFrameworkCore;\n" + Ef("await orders.Database.ExecuteSqlRawAsync([|\"update probe set at = now()\"|], cancellationToken);"), Orders, Relational);
        Reports("the text of a command", Db("using var command = connection.CreateCommand(); command.CommandText = [|\"INSERT INTO probe VALUES (1)\"|]; await command.ExecuteNonQueryAsync(cancellationToken);"));
        Reports("a command that is constructed with a constant", Db("const string Sql = \" DELETE FROM probe\"; await using var command = new Npgsql.NpgsqlCommand([|Sql|]); await command.ExecuteNonQueryAsync(cancellationToken);"));
        Reports("a command of a data source", Code.Check("await using var command = db.CreateCommand([|\"TRUNCATE probe\"|]); await command.ExecuteNonQueryAsync(cancellationToken); return HealthCheckResult.Healthy();", parameters: "(Npgsql.NpgsqlDataSource db)"));
        Reports("a message", Code.Check("await producer.[|ProduceAsync|](\"probe\", \"ping\", cancellationToken); return HealthCheckResult.Healthy();", parameters: "(Confluent.Kafka.IProducer<string, string> producer)"), Kafka);
        Reports("a mail", Code.Check("using var smtp = new System.Net.Mail.SmtpClient(\"mail\"); await smtp.[|SendMailAsync|](\"a@b\", \"c@d\", \"probe\", \"\", cancellationToken); return HealthCheckResult.Healthy();"));
        Reports("a file", Db("await File.[|WriteAllTextAsync|](\"/var/lib/orders/probe\", \"\", cancellationToken);"));
        Reports("a method that the run calls", Code.Check("await SaveAsync(); return HealthCheckResult.Healthy();", parameters: "(Orders orders)", members: "private Task SaveAsync() => orders.[|SaveChangesAsync|]();"), Orders);

        IsSilent("a query", Db("using var command = connection.CreateCommand(); command.CommandText = \"SELECT 1\"; await command.ExecuteScalarAsync(cancellationToken);"));
        IsSilent("a transaction that is rolled back", Db("await using var transaction = await connection.BeginTransactionAsync(cancellationToken); using var command = connection.CreateCommand(); command.CommandText = \"INSERT INTO probe VALUES (1)\"; await command.ExecuteNonQueryAsync(cancellationToken); await transaction.RollbackAsync(cancellationToken);"));
        IsSilent("a transaction that is not committed", Db("await using var transaction = await connection.BeginTransactionAsync(cancellationToken); using var command = connection.CreateCommand(); command.CommandText = \"INSERT INTO probe VALUES (1)\"; await command.ExecuteNonQueryAsync(cancellationToken);"));
        IsSilent("a round trip", Db("using var command = connection.CreateCommand(); command.CommandText = \"INSERT INTO probe VALUES (1)\"; await command.ExecuteNonQueryAsync(cancellationToken); command.CommandText = \"DELETE FROM probe\"; await command.ExecuteNonQueryAsync(cancellationToken);"));
        IsSilent("a round trip through a file", Db("await File.WriteAllTextAsync(\"/var/lib/orders/probe\", \"\", cancellationToken); File.Delete(\"/var/lib/orders/probe\");"));
        IsSilent("a temporary file", Db("await File.WriteAllTextAsync(\"/tmp/probe\", \"\", cancellationToken);"));
        IsSilent("a temporary table", Db("using var command = connection.CreateCommand(); command.CommandText = \"CREATE TEMP TABLE probe (id int)\"; await command.ExecuteNonQueryAsync(cancellationToken);"));
        IsSilent("a statement that changes no row", Db("using var command = connection.CreateCommand(); command.CommandText = \"UPDATE probe SET at = 1 WHERE 1 = 0\"; await command.ExecuteNonQueryAsync(cancellationToken);"));
        IsSilent("a method that the run does not call", Code.Check("await Task.Yield(); return HealthCheckResult.Healthy();", parameters: "(Orders orders)", members: "public Task SaveAsync() => orders.SaveChangesAsync();"), Orders);
        IsSilent("a column that is called update", Db("using var command = connection.CreateCommand(); command.CommandText = \"SELECT 'insert', updated FROM probe\"; await command.ExecuteScalarAsync(cancellationToken);"));

        IsUnknown("SQL from settings", Db("using var command = connection.CreateCommand(); command.CommandText = Environment.GetEnvironmentVariable(\"SQL\"); await command.ExecuteNonQueryAsync(cancellationToken);"));
        IsUnknown("a path from settings", Db("await File.WriteAllTextAsync(Environment.GetEnvironmentVariable(\"PROBE\")!, \"\", cancellationToken);"));
        IsUnknown("a path beside the program", Db("await File.WriteAllTextAsync(\"probe\", \"\", cancellationToken);"));
        IsUnknown("a stored procedure", Db("using var command = connection.CreateCommand(); command.CommandText = \"CALL write_probe()\"; await command.ExecuteNonQueryAsync(cancellationToken);"));
    }

    private static string Ef(string body) => Code.Check(body + " return HealthCheckResult.Healthy();", parameters: "(Orders orders)");

    private static string Db(string body) => Code.Check(body + " return HealthCheckResult.Healthy();", parameters: "(System.Data.Common.DbConnection connection)");
}
