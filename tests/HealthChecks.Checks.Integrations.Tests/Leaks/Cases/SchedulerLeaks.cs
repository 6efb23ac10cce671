using System.Collections.Specialized;
using Quartz.Impl;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>Schedulers, and their job stores.</summary>
internal static class SchedulerLeaks
{
    public static readonly LeakCase[] Cases =
    [
        new(typeof(QuartzSchedulerHealthCheck), "no such scheduler", static servers =>
            new QuartzSchedulerHealthCheck(new StdSchedulerFactory([]), DatabaseLeaks.Refused(servers)) { SchedulerName = Marker.Place }),
        new(typeof(QuartzSchedulerHealthCheck), "not started", static async _ =>
        {
            var name = $"{Marker.Place}-{Guid.NewGuid():N}";
            var factory = new StdSchedulerFactory(new NameValueCollection { ["quartz.scheduler.instanceName"] = name, ["quartz.threadPool.maxConcurrency"] = "1" });
            await factory.GetScheduler(TestContext.Current.CancellationToken);
            return new QuartzSchedulerHealthCheck(factory) { SchedulerName = name };
        }),
        new(typeof(QuartzSchedulerHealthCheck), "the factory throws", static _ => new QuartzSchedulerHealthCheck(new Failing())) { IsInException = true },
        new(typeof(QuartzClusterHealthCheck), "wrong credentials", static servers => new QuartzClusterHealthCheck(DatabaseLeaks.Refused(servers), Marker.Place)),
        new(typeof(QuartzClusterHealthCheck), "tables are missing", static servers => new QuartzClusterHealthCheck(servers.Pool(), Marker.Place)),
    ];
}
