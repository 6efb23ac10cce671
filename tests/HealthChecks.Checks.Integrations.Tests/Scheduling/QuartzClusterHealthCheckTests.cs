using HealthChecks.Testing.Servers;
using Npgsql;

namespace HealthChecks.Checks.Integrations.Tests.Scheduling;

public sealed class QuartzClusterHealthCheckTests(PostgresServer server) : JobStoreTests(server), IClassFixture<PostgresServer>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);

    private QuartzClusterHealthCheck Check => new(JobStore, "orders") { TablePrefix = TablePrefix };

    [Theory]
    [InlineData(0, true)]
    [InlineData(62, true)]
    [InlineData(80, false)]
    [InlineData(-80, false)]
    public async Task An_instance_lives_while_its_next_check_in_is_not_overdue(int secondsAgo, bool lives)
    {
        await CheckInAsync("orders", "a", TimeSpan.FromSeconds(secondsAgo), Interval);

        var result = await Check.RunAsync();

        if (lives)
            result.AssertHealthy("connectMs", "queryMs", "instances", "liveInstances");
        else
            result.AssertFailed(QuartzReasons.NoLiveInstance);
        Assert.Equal(lives ? 1 : 0, result.Data["liveInstances"]);
    }

    [Fact]
    public async Task One_of_many_is_enough_unless_more_are_asked_for()
    {
        await CheckInAsync("orders", "a", TimeSpan.Zero, Interval);
        await CheckInAsync("orders", "b", TimeSpan.FromMinutes(10), Interval);
        await CheckInAsync("orders", "c", TimeSpan.FromMinutes(10), Interval);

        var one = await Check.RunAsync();
        var two = await new QuartzClusterHealthCheck(JobStore, "orders") { TablePrefix = TablePrefix, MinimumInstances = 2 }.RunAsync();

        one.AssertHealthy("connectMs", "queryMs", "instances", "liveInstances");
        Assert.Equal(3, one.Data["instances"]);
        two.AssertFailed(QuartzReasons.TooFewInstances);
    }

    [Fact]
    public async Task Other_schedulers_do_not_count()
    {
        await CheckInAsync("mails", "a", TimeSpan.Zero, Interval);

        (await Check.RunAsync()).AssertFailed(QuartzReasons.NoLiveInstance);
    }

    [Fact]
    public async Task A_wider_tolerance_forgives_a_late_check_in()
    {
        await CheckInAsync("orders", "a", TimeSpan.FromSeconds(80), Interval);

        var result = await new QuartzClusterHealthCheck(JobStore, "orders") { TablePrefix = TablePrefix, Tolerance = TimeSpan.FromMinutes(1) }.RunAsync();

        result.AssertHealthy("connectMs", "queryMs", "instances", "liveInstances");
    }

    [Fact]
    public async Task Tables_that_are_not_there_fail_the_query()
    {
        var result = await new QuartzClusterHealthCheck(JobStore, "orders").RunAsync();

        result.AssertFailed(QuartzReasons.QueryFailed);
        Assert.IsType<PostgresException>(result.Exception);
        result.AssertDoesNotTell("QRTZ");
    }

    [Fact]
    public async Task A_password_that_is_wrong_fails_the_connection_and_is_not_repeated()
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString + ";Password=hunter2");

        var result = await new QuartzClusterHealthCheck(database, "orders").RunAsync();

        result.AssertFailed(QuartzReasons.ConnectionFailed);
        result.AssertDoesNotTell("hunter2", "postgres", "127.0.0.1");
    }

    [Fact]
    public async Task A_stopped_job_store_fails_and_the_first_run_after_its_return_is_healthy()
    {
        await CheckInAsync("orders", "a", TimeSpan.Zero, Interval);
        await Server.StopAsync();
        try
        {
            (await Check.RunAsync()).AssertFailed(QuartzReasons.ConnectionFailed);
        }
        finally
        {
            await Server.StartAsync();
        }

        (await Check.RunAsync()).AssertHealthy("connectMs", "queryMs", "instances", "liveInstances");
        await Server.StopAsync();
        await Server.StartAsync();
        (await Check.RunAsync()).AssertHealthy("connectMs", "queryMs", "instances", "liveInstances");
    }

    [Fact]
    public async Task A_job_store_that_hangs_ends_in_a_cancelled_run()
    {
        (await Check.RunAsync()).AssertFailed(QuartzReasons.NoLiveInstance);
        Server.Suspend();
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Check.RunUntilAsync(timeout.Token, TimeSpan.FromSeconds(1)));
        }
        finally
        {
            Server.Resume();
        }
    }

    [Fact]
    public async Task Runs_that_are_cancelled_at_any_moment_give_their_connections_back()
    {
        await CheckInAsync("orders", "a", TimeSpan.Zero, Interval);
        await using var database = NpgsqlDataSource.Create(ConnectionString + ";Maximum Pool Size=1");
        var check = new QuartzClusterHealthCheck(database, "orders") { TablePrefix = TablePrefix };
        var random = new Random(20_266);
        for (var run = 0; run < 50; run++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(3_000)));
            await Record.ExceptionAsync(() => check.RunUntilAsync(source.Token));
        }

        (await check.RunAsync()).AssertHealthy("connectMs", "queryMs", "instances", "liveInstances");
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new QuartzClusterHealthCheck(null!, "orders"));
        Assert.Throws<ArgumentException>(() => new QuartzClusterHealthCheck(JobStore, " "));
        Assert.Throws<ArgumentException>(() => new QuartzClusterHealthCheck(JobStore, "orders") { TablePrefix = "x; DROP TABLE y --" });
        Assert.Throws<ArgumentException>(() => new QuartzClusterHealthCheck(JobStore, "orders") { TablePrefix = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuartzClusterHealthCheck(JobStore, "orders") { Tolerance = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuartzClusterHealthCheck(JobStore, "orders") { Tolerance = TimeSpan.FromHours(2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuartzClusterHealthCheck(JobStore, "orders") { MinimumInstances = 0 });
    }
}
