using HealthChecks.Docs.Tests.Pages;
using HealthChecks.Testing.Servers;
using Npgsql;

namespace HealthChecks.Docs.Tests.Configuration;

public class SqlTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    public static TheoryData<string> Places => DocPages.PlacesOf("sql");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task PostgreSQL_takes_the_statement(string place)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(DocPages.BlockAt(place).Text);

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
