namespace Worker;

/// <summary>
/// The health of the worker. It serves no HTTP: with <c>HealthChecks:Socket</c> set, an exec probe asks the running process with
/// <c>health probe</c>; a pipeline asks with <c>health run</c>, where what only the running process can know fails.
/// </summary>
[HealthRegistry]
[HealthSubset("liveness")]
[HealthSubset("readiness")]
[HealthSubset("system")]
public sealed partial class WorkerHealth
{
    [HealthCheck, InSubset(Subsets.Liveness)]
    private static HeartbeatHealthCheck Jobs(Heartbeat heartbeat) => new(heartbeat) { CriticalSeconds = 30 };

    // Jobs that arrive faster than they are done are a warning: a worker that is taken away does none.
    [HealthCheck(TimeoutSeconds = 2), InSubset(Subsets.Readiness)]
    private static QueueHealthCheck Inbox(Inbox inbox) => new(_ => ValueTask.FromResult(inbox.Figures))
    {
        WarningDepth = 1000,
        CriticalDepth = null,
        WarningAgeSeconds = 300,
        CriticalAgeSeconds = null,
    };

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static DiskHealthCheck Disk(Inbox inbox) => new() { Path = inbox.Path };

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static MemoryHealthCheck Memory() => new();
}
