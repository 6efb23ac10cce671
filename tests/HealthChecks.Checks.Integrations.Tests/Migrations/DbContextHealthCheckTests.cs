using HealthChecks.Testing.Servers;
using Microsoft.EntityFrameworkCore;

namespace HealthChecks.Checks.Integrations.Tests.Migrations;

public sealed class DbContextHealthCheckTests(PostgresServer server) : MigrationTests(server), IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_database_that_answers_is_healthy_by_a_factory_and_by_a_context()
    {
        var factory = new ContextFactory(ConnectionString);
        await using var context = factory.CreateDbContext();

        (await new DbContextHealthCheck<OrdersContext>(factory).RunAsync()).AssertHealthy("connectMs", "queryMs");
        (await new DbContextHealthCheck<OrdersContext>(context).RunAsync()).AssertHealthy("connectMs", "queryMs");
    }

    [Fact]
    public async Task A_database_that_is_not_there_fails_the_connection()
    {
        var result = await new DbContextHealthCheck<OrdersContext>(new ContextFactory(ConnectionString + "_absent")).RunAsync();

        result.AssertFailed(EntityFrameworkReasons.ConnectionFailed);
        result.AssertDoesNotTell("absent", "127.0.0.1");
    }

    [Fact]
    public async Task A_query_that_the_server_refuses_is_unhealthy_and_its_text_stays_in_the_log()
    {
        var result = await new DbContextHealthCheck<OrdersContext>(new ContextFactory(ConnectionString)) { Query = "SELECT secret FROM missing_table" }.RunAsync();

        result.AssertFailed(EntityFrameworkReasons.QueryFailed);
        result.AssertDoesNotTell("missing_table", "secret");
    }

    [Fact]
    public async Task A_stopped_server_fails_and_the_first_run_after_its_return_is_healthy()
    {
        var check = new DbContextHealthCheck<OrdersContext>(new ContextFactory(ConnectionString));
        (await check.RunAsync()).AssertHealthy("connectMs", "queryMs");
        await Server.StopAsync();
        try
        {
            (await check.RunAsync()).AssertFailed(EntityFrameworkReasons.ConnectionFailed);
        }
        finally
        {
            await Server.StartAsync();
        }

        (await check.RunAsync()).AssertHealthy("connectMs", "queryMs");
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new DbContextHealthCheck<OrdersContext>((OrdersContext)null!));
        Assert.Throws<ArgumentNullException>(static () => new DbContextHealthCheck<OrdersContext>((IDbContextFactory<OrdersContext>)null!));
        Assert.Throws<ArgumentException>(static () => new DbContextHealthCheck<OrdersContext>(new ContextFactory("Host=localhost")) { Query = " " });
    }
}
