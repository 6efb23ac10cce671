using System.Diagnostics;
using HealthChecks.Quartz.App;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests.Scheduling;

/// <summary>A cluster of two processes, which are killed.</summary>
public sealed class QuartzClusterProcessTests(PostgresServer server) : JobStoreTests(server), IClassFixture<PostgresServer>
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_cluster_outlives_one_of_its_instances_and_fails_within_its_limit_when_the_last_is_gone()
    {
        var cluster = new QuartzClusterHealthCheck(JobStore, ClusterNode.SchedulerName) { TablePrefix = TablePrefix, Tolerance = Tolerance };
        (await cluster.RunAsync()).AssertFailed(QuartzReasons.NoLiveInstance);

        await using var first = Start("first");
        await using var second = Start("second");
        await first.WaitUntilAsync(() => SaysHealthy(first, "first"), Limit);
        await second.WaitUntilAsync(() => SaysHealthy(second, "second"), Limit);
        Assert.Equal(2, (await cluster.RunAsync()).Data["liveInstances"]);

        first.Signal(Signals.Kill);
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(6);)
        {
            Assert.Equal(HealthStatus.Healthy, (await cluster.RunAsync()).Status);
            await Task.Delay(200, Token);
        }

        Assert.True(first.HasExited);
        Assert.Equal(1, (await cluster.RunAsync()).Data["liveInstances"]);

        second.Signal(Signals.Kill);
        var killed = Stopwatch.GetTimestamp();
        while ((await cluster.RunAsync()).Status == HealthStatus.Healthy)
        {
            Assert.True(Stopwatch.GetElapsedTime(killed) < ClusterNode.CheckInInterval + Tolerance + TimeSpan.FromSeconds(3), "The cluster is dead, and its check does not say so.");
            await Task.Delay(100, Token);
        }

        (await cluster.RunAsync()).AssertFailed(QuartzReasons.NoLiveInstance);
    }

    private ServerProcess Start(string instance) =>
        ServerProcess.Start([Path.Combine(AppContext.BaseDirectory, "HealthChecks.Quartz.App"), ConnectionString, instance, TablePrefix]);

    private static Task<bool> SaysHealthy(ServerProcess node, string instance) =>
        Task.FromResult(node.Output.EndsWith($"{instance} {HealthStatus.Healthy}", StringComparison.Ordinal));
}
