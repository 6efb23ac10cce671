using System.Diagnostics;
using HealthChecks.Testing.Servers;
using Npgsql;

namespace HealthChecks.Checks.Tests;

/// <summary>The database check against a real server, through a real pool.</summary>
public sealed class PostgresTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly string[] DataKeys = ["connectMs", "queryMs", "engine", "version", "database", "host", "port"];

    [Fact]
    public async Task A_running_server_is_healthy()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);

        (await new DatabaseHealthCheck(database).RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task Every_run_gives_its_connection_back_to_the_pool()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString + ";Maximum Pool Size=1;Timeout=2");
        var check = new DatabaseHealthCheck(database);
        var failing = new DatabaseHealthCheck(database) { Query = "SELECT 1 / 0" };

        for (var run = 0; run < 20; run++)
        {
            (await check.RunAsync()).AssertHealthy(DataKeys);
            (await failing.RunAsync()).AssertFailed(CheckReasons.QueryFailed);
        }
    }

    [Fact]
    public async Task A_query_that_the_server_refuses_is_unhealthy_and_its_text_stays_in_the_log()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);

        var result = await new DatabaseHealthCheck(database) { Query = "SELECT secret FROM missing_table" }.RunAsync();

        result.AssertFailed(CheckReasons.QueryFailed);
        Assert.IsType<PostgresException>(result.Exception);
        Assert.DoesNotContain("missing_table", result.Description);
    }

    [Fact]
    public async Task The_expected_value_is_compared_with_what_the_server_returns()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        var bigint = new DatabaseHealthCheck(database) { Query = "SELECT count(*) FROM (VALUES (1), (2)) AS rows", Expected = 2 };
        var boolean = new DatabaseHealthCheck(database) { Query = "SELECT pg_is_in_recovery()", Expected = true };

        (await bigint.RunAsync()).AssertHealthy(DataKeys);
        (await boolean.RunAsync()).AssertFailed(CheckReasons.UnexpectedResult);
    }

    [Fact]
    public async Task A_password_that_is_wrong_fails_the_connection_and_is_not_repeated()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString + ";Password=hunter2");

        var result = await new DatabaseHealthCheck(database).RunAsync();

        result.AssertFailed(CheckReasons.ConnectionFailed);
        Assert.Equal("28P01", Assert.IsType<PostgresException>(result.Exception).SqlState);
        Assert.DoesNotContain("hunter2", result.Description);
        Assert.DoesNotContain("postgres", result.Description);
    }

    [Fact]
    public async Task A_stopped_server_fails_the_connection_and_the_first_run_after_its_return_is_healthy()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        var check = new DatabaseHealthCheck(database);
        (await check.RunAsync()).AssertHealthy(DataKeys);

        await server.StopAsync();
        try
        {
            var result = await check.RunAsync();
            result.AssertFailed(CheckReasons.ConnectionFailed);
            Assert.DoesNotContain($"{server.Port}", result.Description);
        }
        finally
        {
            await server.StartAsync();
        }

        (await check.RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task A_server_that_restarted_between_two_runs_was_never_unhealthy()
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        var check = new DatabaseHealthCheck(database);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => check.RunAsync()));

        await server.StopAsync();
        await server.StartAsync();

        (await check.RunAsync()).AssertHealthy(DataKeys);
    }

    /// <summary>
    /// Npgsql asks the server to confirm a cancellation, and waits for its connect timeout; what it left prepended to a pooled connection
    /// it does not cancel at all, but waits for the command timeout.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_hangs_holds_a_cancelled_run_no_longer_than_the_drivers_limits(bool pooled)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString + ";Timeout=1");
        var check = new DatabaseHealthCheck(database);
        if (pooled)
            (await check.RunAsync()).AssertHealthy(DataKeys);

        server.Suspend();
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(timeout.Token, TimeSpan.FromSeconds(1)));
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
        }
        finally
        {
            server.Resume();
        }

        (await check.RunAsync()).AssertHealthy(DataKeys);
    }
}
