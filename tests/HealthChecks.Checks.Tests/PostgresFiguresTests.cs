using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HealthChecks.Checks.Tests;

/// <summary>Connections, replication and what is told of the server, with real servers.</summary>
public sealed class PostgresFiguresTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task The_server_is_named_in_the_data_and_who_logged_in_is_not()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);

        var result = await new DatabaseHealthCheck(database).RunAsync();

        Assert.Equal("PostgreSQL", result.Data["engine"]);
        Assert.Equal(("127.0.0.1", server.Port), (result.Data["host"], result.Data["port"]));
        Assert.StartsWith("1", (string)result.Data["version"]);
        result.AssertSilentAbout(PostgresServer.Password);
    }

    [Fact]
    public async Task The_servers_connections_are_counted_and_judged()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        var relaxed = Counting(database, warning: 90);
        var strict = Counting(database, warning: 1);
        var broken = new DatabaseHealthCheck(database) { ConnectionsQuery = "SELECT 1" };
        var refused = new DatabaseHealthCheck(database) { ConnectionsQuery = "SELECT marker FROM marker" };

        var result = await relaxed.RunAsync();

        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Equal(20.0, result.Data["maximumConnections"]);
        Assert.InRange((double)result.Data["openConnections"], 1, 20);
        (await strict.RunAsync()).AssertFailed(CheckReasons.ConnectionsHigh, status: HealthStatus.Degraded);
        (await broken.RunAsync()).AssertFailed(CheckReasons.UnexpectedResult);
        var failed = await refused.RunAsync();
        failed.AssertFailed(CheckReasons.QueryFailed);
        failed.AssertSilentAbout("marker");

        static DatabaseHealthCheck Counting(NpgsqlDataSource database, double warning) => new(database)
        {
            ConnectionsQuery = DatabaseHealthCheck.PostgresConnectionsQuery,
            WarningConnectionsPercent = warning,
        };
    }

    [Fact]
    public async Task A_streaming_replica_lags_when_it_stops_replaying_and_is_told_from_one_without_its_master()
    {
        _ = server.ConnectionString;
        await using var follower = await server.StartReplicaAsync();
        await using var master = NpgsqlDataSource.Create(server.ConnectionString);
        await using var replica = NpgsqlDataSource.Create(follower.ConnectionString);
        var check = new ReplicaLagHealthCheck(replica) { WarningLagSeconds = 0.5, CriticalLagSeconds = 3600 };
        await Eventually.IsAsync(async () => (await check.RunAsync()).Status == HealthStatus.Healthy);
        Assert.Equal(0.0, (await new ReplicaLagHealthCheck(master).RunAsync()).Data["lagSeconds"]);

        await ExecuteAsync(replica, "SELECT pg_wal_replay_pause()");
        await ExecuteAsync(master, "CREATE TABLE behind (id int)");
        await Eventually.IsAsync(async () => (await check.RunAsync()).Reason() == CheckReasons.ReplicaLagging);
        await ExecuteAsync(replica, "SELECT pg_wal_replay_resume()");
        await Eventually.IsAsync(async () => (await check.RunAsync()).Status == HealthStatus.Healthy);

        await server.StopAsync();
        try
        {
            await Eventually.IsAsync(async () => (await check.RunAsync()).Reason() == CheckReasons.MasterLinkDown);
        }
        finally
        {
            await server.StartAsync();
        }

        await Eventually.IsAsync(async () => (await check.RunAsync()).Status == HealthStatus.Healthy);
        await follower.StopAsync();
        (await check.RunAsync()).AssertFailed(CheckReasons.ConnectionFailed);
    }

    [Fact]
    public async Task A_thousand_runs_that_are_cancelled_at_random_leave_one_connection()
    {
        await using var database = NpgsqlDataSource.Create(
            server.ConnectionString + ";Maximum Pool Size=1;Application Name=residue;Cancellation Timeout=-1");
        var check = new DatabaseHealthCheck(database);
        var random = new Random(17);
        for (var run = 0; run < 1000; run++)
        {
            using var source = new CancellationTokenSource();
            var running = check.RunUntilAsync(source.Token);
            if (random.Next(2) == 0)
                await source.CancelAsync();

            try
            {
                Assert.Equal(HealthStatus.Healthy, (await running).Status);
            }
            catch (OperationCanceledException)
            {
            }
        }

        await using var other = NpgsqlDataSource.Create(server.ConnectionString);
        await using var count = other.CreateCommand("SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'residue'");
        await Eventually.IsAsync(async () => (int)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))! <= 1);
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string statement)
    {
        await using var command = database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
