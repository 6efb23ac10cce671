using HealthChecks.Testing.Servers;
using Npgsql;

namespace HealthChecks.Checks.Tests.Fleet;

/// <summary>The beats of a fleet in a real database.</summary>
public sealed class FleetInPostgresTests(PostgresServer server) : FleetBehaviours, IClassFixture<PostgresServer>, IAsyncDisposable
{
    private NpgsqlDataSource? _database;

    protected override async Task<IHeartbeatStore> StoreAsync()
    {
        _database = NpgsqlDataSource.Create(server.ConnectionString + ";Timeout=5");
        await ExecuteAsync(DatabaseHeartbeatStore.CreateTable);
        await ExecuteAsync(DatabaseHeartbeatStore.CreateTable);
        await ExecuteAsync("DELETE FROM health_heartbeats");
        return new DatabaseHeartbeatStore(_database);
    }

    [Fact]
    public async Task Rows_of_members_that_died_long_ago_go_when_another_one_leaves()
    {
        var store = await StoreAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        foreach (var member in (string[])["ancient", "recent", "leaving"])
            await store.PublishAsync("old", member, "running", TimeSpan.FromMinutes(1), cancellationToken);
        await ExecuteAsync("UPDATE health_heartbeats SET expires_at = expires_at - interval '2 days' WHERE member = 'ancient'");
        await ExecuteAsync("UPDATE health_heartbeats SET expires_at = expires_at - interval '2 hours' WHERE member = 'recent'");

        await store.RemoveAsync("old", "leaving", cancellationToken);

        await using var command = _database!.CreateCommand("SELECT string_agg(member, ',') FROM health_heartbeats");
        Assert.Equal("recent", await command.ExecuteScalarAsync(cancellationToken));
        Assert.Empty(await store.ListAsync("old", cancellationToken));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_no_news_of_the_fleet_and_its_text_stays_in_the_log()
    {
        var store = await StoreAsync();
        await ExecuteAsync("DROP TABLE health_heartbeats");

        var result = await new ClusterHealthCheck(store).RunAsync();

        result.AssertFailed(CheckReasons.FleetUnreadable);
        Assert.IsType<PostgresException>(result.Exception);
        Assert.DoesNotContain("health_heartbeats", result.Description);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var command = _database!.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
