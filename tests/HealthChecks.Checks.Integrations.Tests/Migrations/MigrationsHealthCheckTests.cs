using System.Diagnostics;
using HealthChecks.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HealthChecks.Checks.Integrations.Tests.Migrations;

public sealed class MigrationsHealthCheckTests(PostgresServer server) : MigrationTests(server), IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Pending_migrations_are_unhealthy_until_they_are_applied_without_a_restart()
    {
        var check = new MigrationsHealthCheck<OrdersContext>(new ContextFactory(ConnectionString));

        var before = await check.RunAsync();
        before.AssertFailed(EntityFrameworkReasons.PendingMigrations);
        Assert.Equal(2, before.Data["pending"]);
        Assert.Equal(0, before.Data["applied"]);
        Assert.Equal($"{OrdersContext.First}, {OrdersContext.Second}", before.Data["pendingMigrations"]);
        before.AssertDoesNotTellInText("Orders");

        await MigrateAsync(OrdersContext.First);
        Assert.Equal(1, (await check.RunAsync()).Data["pending"]);

        await MigrateAsync();
        (await check.RunAsync()).AssertHealthy("connectMs", "pending", "applied", "queryMs");
    }

    [Fact]
    public async Task A_context_of_a_scope_is_asked_and_left_as_it_was()
    {
        await using var context = new ContextFactory(ConnectionString).CreateDbContext();
        context.Database.SetCommandTimeout(77);

        (await new MigrationsHealthCheck<OrdersContext>(context).RunUntilAsync(Token, TimeSpan.FromSeconds(5))).AssertFailed(EntityFrameworkReasons.PendingMigrations);

        Assert.Equal(77, context.Database.GetCommandTimeout());
        await context.Database.MigrateAsync(Token);
    }

    [Fact]
    public async Task Pending_migrations_may_be_a_warning()
    {
        var check = new MigrationsHealthCheck<OrdersContext>(new ContextFactory(ConnectionString)) { PendingStatus = HealthStatus.Degraded };

        (await check.RunAsync()).AssertFailed(EntityFrameworkReasons.PendingMigrations, status: HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_newer_database_is_a_finding_where_it_is_asked_for()
    {
        await MigrateAsync();
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20270101000000_Later', '10.0.0')""");
        var factory = new ContextFactory(ConnectionString);

        (await new MigrationsHealthCheck<OrdersContext>(factory).RunAsync()).AssertHealthy("connectMs", "pending", "applied", "queryMs");
        var result = await new MigrationsHealthCheck<OrdersContext>(factory) { NewerStatus = HealthStatus.Degraded }.RunAsync();

        result.AssertFailed(EntityFrameworkReasons.DatabaseNewer, status: HealthStatus.Degraded);
        Assert.Equal("20270101000000_Later", result.Data["unknownMigrations"]);
        result.AssertDoesNotTellInText("Later");
    }

    [Fact]
    public async Task A_database_of_another_branch_is_both_behind_and_ahead()
    {
        await MigrateAsync(OrdersContext.First);
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20270101000000_Later', '10.0.0')""");

        var result = await new MigrationsHealthCheck<OrdersContext>(new ContextFactory(ConnectionString)) { NewerStatus = HealthStatus.Degraded }.RunAsync();

        Assert.Equal([EntityFrameworkReasons.PendingMigrations, EntityFrameworkReasons.DatabaseNewer], result.Reasons());
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
    }

    [Fact]
    public async Task A_database_that_has_them_all_is_asked_again_after_a_while_and_seen_to_be_restored()
    {
        await MigrateAsync();
        var clock = new ManualClock();
        var factory = new ContextFactory(ConnectionString);
        var check = new MigrationsHealthCheck<OrdersContext>(factory) { Clock = clock };
        (await check.RunAsync()).AssertHealthy("connectMs", "pending", "applied", "queryMs");
        await ExecuteAsync($"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '{OrdersContext.Second}'""");

        clock.Advance(TimeSpan.FromSeconds(59));
        (await check.RunAsync()).AssertHealthy("pending", "applied", "askedMs");
        Assert.Equal(1, factory.Created);

        clock.Advance(TimeSpan.FromSeconds(1));
        (await check.RunAsync()).AssertFailed(EntityFrameworkReasons.PendingMigrations);
        (await check.RunAsync()).AssertFailed(EntityFrameworkReasons.PendingMigrations);
        Assert.Equal(3, factory.Created);
    }

    [Fact]
    public async Task Zero_means_that_every_run_asks()
    {
        await MigrateAsync();
        var factory = new ContextFactory(ConnectionString);
        var check = new MigrationsHealthCheck<OrdersContext>(factory) { FreshFor = TimeSpan.Zero, Clock = new ManualClock() };

        await check.RunAsync();
        await check.RunAsync();

        Assert.Equal(2, factory.Created);
    }

    [Fact]
    public async Task A_context_without_migrations_proves_nothing_and_is_unhealthy()
    {
        await using var context = new EmptyContext(new DbContextOptionsBuilder<EmptyContext>().UseNpgsql(ConnectionString).Options);

        (await new MigrationsHealthCheck<EmptyContext>(context).RunAsync()).AssertFailed(EntityFrameworkReasons.NoMigrations);
    }

    [Fact]
    public async Task A_password_that_is_wrong_fails_the_connection_and_is_not_repeated()
    {
        var result = await new MigrationsHealthCheck<OrdersContext>(new ContextFactory(ConnectionString + ";Password=hunter2")).RunAsync();

        result.AssertFailed(EntityFrameworkReasons.ConnectionFailed);
        Assert.IsType<PostgresException>(result.Exception);
        result.AssertDoesNotTell("hunter2", "postgres", "127.0.0.1");
    }

    [Fact]
    public async Task A_server_that_restarted_between_two_runs_was_never_unhealthy_and_a_stopped_one_fails()
    {
        await MigrateAsync();
        var check = new MigrationsHealthCheck<OrdersContext>(new ContextFactory(ConnectionString)) { FreshFor = TimeSpan.Zero };
        (await check.RunAsync()).AssertHealthy("connectMs", "pending", "applied", "queryMs");

        await Server.StopAsync();
        try
        {
            (await check.RunAsync()).AssertFailed(EntityFrameworkReasons.ConnectionFailed);
        }
        finally
        {
            await Server.StartAsync();
        }

        (await check.RunAsync()).AssertHealthy("connectMs", "pending", "applied", "queryMs");
        await Server.StopAsync();
        await Server.StartAsync();
        (await check.RunAsync()).AssertHealthy("connectMs", "pending", "applied", "queryMs");
    }

    [Fact]
    public async Task A_server_that_hangs_holds_a_cancelled_run_no_longer_than_the_drivers_limits()
    {
        await MigrateAsync();
        var check = new MigrationsHealthCheck<OrdersContext>(new ContextFactory(ConnectionString)) { FreshFor = TimeSpan.Zero };
        (await check.RunAsync()).AssertHealthy("connectMs", "pending", "applied", "queryMs");

        Server.Suspend();
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(timeout.Token, TimeSpan.FromSeconds(1)));
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
        }
        finally
        {
            Server.Resume();
        }
    }

    [Fact]
    public async Task Every_run_gives_its_connection_back()
    {
        await MigrateAsync();
        var check = new MigrationsHealthCheck<OrdersContext>(new ContextFactory(ConnectionString + ";Maximum Pool Size=1")) { FreshFor = TimeSpan.Zero };
        var random = new Random(20_265);
        for (var run = 0; run < 50; run++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(5_000)));
            await Record.ExceptionAsync(() => check.RunUntilAsync(source.Token));
        }

        (await check.RunAsync()).AssertHealthy("connectMs", "pending", "applied", "queryMs");
    }

    [Fact]
    public async Task A_cancelled_run_ends_as_cancelled_also_when_nothing_needs_to_be_asked()
    {
        await MigrateAsync();
        var check = new MigrationsHealthCheck<OrdersContext>(new ContextFactory(ConnectionString));
        await check.RunAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        var factory = new ContextFactory("Host=localhost");
        Assert.Throws<ArgumentNullException>(static () => new MigrationsHealthCheck<OrdersContext>((OrdersContext)null!));
        Assert.Throws<ArgumentNullException>(static () => new MigrationsHealthCheck<OrdersContext>((IDbContextFactory<OrdersContext>)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationsHealthCheck<OrdersContext>(factory) { PendingStatus = HealthStatus.Healthy });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationsHealthCheck<OrdersContext>(factory) { NewerStatus = HealthStatus.Healthy });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationsHealthCheck<OrdersContext>(factory) { FreshFor = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationsHealthCheck<OrdersContext>(factory) { FreshFor = TimeSpan.FromDays(2) });
    }

    private async Task MigrateAsync(string? target = null)
    {
        await using var context = new ContextFactory(ConnectionString).CreateDbContext();
        await context.Database.MigrateAsync(target, Token);
    }
}
