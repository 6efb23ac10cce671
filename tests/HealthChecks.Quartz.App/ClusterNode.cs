using System.Collections.Specialized;
using Quartz;
using Quartz.Impl;

namespace HealthChecks.Quartz.App;

/// <summary>How tests make an instance of a clustered scheduler.</summary>
public static class ClusterNode
{
    /// <summary>The scheduler's name, the same in all instances.</summary>
    public const string SchedulerName = "orders";

    /// <summary>How often an instance checks in.</summary>
    public static readonly TimeSpan CheckInInterval = TimeSpan.FromSeconds(1);

    /// <summary>A factory for one instance.</summary>
    public static ISchedulerFactory Create(string connectionString, string instance, string tablePrefix) => new StdSchedulerFactory(new NameValueCollection
    {
        ["quartz.scheduler.instanceName"] = SchedulerName,
        ["quartz.scheduler.instanceId"] = instance,
        ["quartz.threadPool.maxConcurrency"] = "1",
        ["quartz.serializer.type"] = typeof(NoSerializer).AssemblyQualifiedName,
        ["quartz.jobStore.type"] = "Quartz.Impl.AdoJobStore.JobStoreTX, Quartz",
        ["quartz.jobStore.driverDelegateType"] = "Quartz.Impl.AdoJobStore.PostgreSQLDelegate, Quartz",
        ["quartz.jobStore.useProperties"] = "true",
        ["quartz.jobStore.tablePrefix"] = tablePrefix,
        ["quartz.jobStore.dataSource"] = "store",
        ["quartz.jobStore.clustered"] = "true",
        ["quartz.jobStore.clusterCheckinInterval"] = $"{CheckInInterval.TotalMilliseconds}",
        ["quartz.dataSource.store.provider"] = "Npgsql",
        ["quartz.dataSource.store.connectionString"] = connectionString,
    });
}
