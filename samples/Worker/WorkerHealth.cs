namespace Worker;

/// <summary>The health of the worker. It serves no HTTP: a pipeline or an exec probe asks with <c>health run</c>.</summary>
[HealthRegistry(LivenessPath = "")]
[HealthSubset("readiness")]
[HealthSubset("system")]
public sealed partial class WorkerHealth
{
    private const int LongBacklog = 1000;

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
