namespace HealthChecks;

/// <summary>
/// The reason codes of the checks for Quartz.NET. They are stable and fit for strangers; <c>docs/checks/quartz.md</c> describes them.
/// </summary>
public static class QuartzReasons
{
    /// <summary>Scheduler: there is none in this process, or none of that name.</summary>
    public const string SchedulerMissing = "scheduler-missing";

    /// <summary>Scheduler: it was never started.</summary>
    public const string SchedulerNotStarted = "scheduler-not-started";

    /// <summary>Scheduler: it is in standby, and fires nothing.</summary>
    public const string SchedulerStandby = "scheduler-standby";

    /// <summary>Scheduler: it was shut down.</summary>
    public const string SchedulerShutdown = "scheduler-shutdown";

    /// <summary>Scheduler: it could not be asked.</summary>
    public const string SchedulerUnreadable = "scheduler-unreadable";

    /// <summary>Scheduler: it belongs to a cluster, and has not checked in for too long, or never.</summary>
    public const string CheckInStale = "check-in-stale";

    /// <summary>Cluster: no instance has checked in lately.</summary>
    public const string NoLiveInstance = "no-live-instance";

    /// <summary>Cluster: fewer instances than the minimum have checked in lately.</summary>
    public const string TooFewInstances = "too-few-instances";

    /// <summary>The job store: no connection could be opened.</summary>
    public const string ConnectionFailed = "connection-failed";

    /// <summary>The job store: the check-ins could not be read on an open connection.</summary>
    public const string QueryFailed = "query-failed";
}
