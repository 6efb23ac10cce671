using System.Collections.Specialized;
using HealthChecks.Quartz.App;
using HealthChecks.Testing.Servers;
using Quartz;
using Quartz.Impl;

namespace HealthChecks.Checks.Integrations.Tests.Scheduling;

public sealed class QuartzSchedulerHealthCheckTests(PostgresServer server) : JobStoreTests(server), IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_scheduler_is_healthy_from_its_start_to_its_standby_and_again_from_there()
    {
        var (factory, name) = InMemory();
        var scheduler = await factory.GetScheduler(Token);
        var check = new QuartzSchedulerHealthCheck(factory) { SchedulerName = name };

        (await check.RunAsync()).AssertFailed(QuartzReasons.SchedulerNotStarted);
        await scheduler.Start(Token);
        (await check.RunAsync()).AssertHealthy("schedulers");
        await scheduler.Standby(Token);
        (await check.RunAsync()).AssertFailed(QuartzReasons.SchedulerStandby);
        await scheduler.Start(Token);
        (await check.RunAsync()).AssertHealthy("schedulers");

        await scheduler.Shutdown(Token);
        Assert.Contains((await check.RunAsync()).Reason(), new[] { QuartzReasons.SchedulerShutdown, QuartzReasons.SchedulerMissing });
    }

    [Fact]
    public async Task A_scheduler_that_was_never_made_is_missing_and_is_not_made()
    {
        var (factory, name) = InMemory();

        (await new QuartzSchedulerHealthCheck(factory) { SchedulerName = name }.RunAsync()).AssertFailed(QuartzReasons.SchedulerMissing);

        Assert.DoesNotContain(await factory.GetAllSchedulers(Token), scheduler => scheduler.SchedulerName == name);
    }

    [Fact]
    public async Task Of_several_schedulers_each_is_looked_at()
    {
        var (factory, _) = InMemory();
        var (other, _) = InMemory();
        var running = await factory.GetScheduler(Token);
        await running.Start(Token);
        var standby = await other.GetScheduler(Token);

        (await new QuartzSchedulerHealthCheck(factory).RunAsync()).AssertFailed(QuartzReasons.SchedulerNotStarted);

        await running.Shutdown(Token);
        await standby.Shutdown(Token);
    }

    [Fact]
    public async Task A_clustered_scheduler_has_to_check_in()
    {
        var factory = ClusterNode.Create(ConnectionString, "local", TablePrefix);
        var scheduler = await factory.GetScheduler(Token);
        await scheduler.Start(Token);
        var check = new QuartzSchedulerHealthCheck(factory, JobStore) { SchedulerName = ClusterNode.SchedulerName, TablePrefix = TablePrefix, Tolerance = TimeSpan.FromSeconds(5) };
        (await check.RunAsync()).AssertHealthy("schedulers", "connectMs", "queryMs");

        // It checks in again and again, so what it finds is kept from it.
        await ExecuteAsync($"ALTER TABLE {TablePrefix}scheduler_state RENAME TO {TablePrefix}elsewhere; CREATE TABLE {TablePrefix}scheduler_state AS SELECT sched_name, 'other' AS instance_name, last_checkin_time, checkin_interval FROM {TablePrefix}elsewhere; CREATE RULE nothing AS ON INSERT TO {TablePrefix}scheduler_state DO INSTEAD NOTHING");
        (await check.RunAsync()).AssertFailed(QuartzReasons.CheckInStale);
        (await new QuartzSchedulerHealthCheck(factory) { SchedulerName = ClusterNode.SchedulerName }.RunAsync()).AssertHealthy("schedulers");

        await scheduler.Shutdown(Token);
    }

    [Fact]
    public async Task A_job_store_that_cannot_be_reached_fails_the_clustered_scheduler()
    {
        var factory = ClusterNode.Create(ConnectionString, "local", TablePrefix);
        var scheduler = await factory.GetScheduler(Token);
        await scheduler.Start(Token);
        await using var elsewhere = Npgsql.NpgsqlDataSource.Create(ConnectionString + ";Password=hunter2");

        var result = await new QuartzSchedulerHealthCheck(factory, elsewhere) { SchedulerName = ClusterNode.SchedulerName }.RunAsync();

        result.AssertFailed(QuartzReasons.ConnectionFailed);
        result.AssertDoesNotTell("hunter2", "127.0.0.1");
        await scheduler.Shutdown(Token);
    }

    [Fact]
    public async Task A_cancelled_run_ends_as_cancelled()
    {
        var (factory, _) = InMemory();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new QuartzSchedulerHealthCheck(factory).RunUntilAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        var (factory, _) = InMemory();
        Assert.Throws<ArgumentNullException>(static () => new QuartzSchedulerHealthCheck(null!));
        Assert.Throws<ArgumentNullException>(() => new QuartzSchedulerHealthCheck(factory, null!));
        Assert.Throws<ArgumentException>(() => new QuartzSchedulerHealthCheck(factory) { SchedulerName = "" });
        Assert.Throws<ArgumentException>(() => new QuartzSchedulerHealthCheck(factory) { TablePrefix = "a b" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuartzSchedulerHealthCheck(factory) { Tolerance = TimeSpan.FromDays(1) });
    }

    private static (ISchedulerFactory Factory, string Name) InMemory()
    {
        var name = $"memory-{Guid.NewGuid():N}";
        return (new StdSchedulerFactory(new NameValueCollection { ["quartz.scheduler.instanceName"] = name, ["quartz.threadPool.maxConcurrency"] = "1" }), name);
    }
}
