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
    private const int LongBacklog = 1000;

    [HealthCheck(NeedsRunningProcess = true), InSubset(Subsets.Liveness)]
    private static HealthCheckResult Jobs(JobService jobs) => jobs.LastLook < TimeSpan.FromSeconds(30)
        ? HealthCheckResult.Healthy()
        : HealthResults.Unhealthy("stuck", "Nobody has looked into the inbox for 30 s.");

    [HealthCheck(TimeoutSeconds = 2), InSubset(Subsets.Readiness)]
    private static HealthCheckResult Inbox(Inbox inbox)
    {
        if (!inbox.Exists)
            return HealthResults.Unhealthy("inbox-missing", "The folder that jobs arrive in does not exist.");

        var backlog = inbox.Count;
        var figures = new Dictionary<string, object> { ["backlog"] = backlog };
        return backlog < LongBacklog
            ? HealthResults.Healthy(data: figures)
            : HealthResults.Degraded("backlog", "Jobs arrive faster than they are done.", figures);
    }

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static DiskHealthCheck Disk(Inbox inbox) => new() { Path = inbox.Path };

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static MemoryHealthCheck Memory() => new();
}
