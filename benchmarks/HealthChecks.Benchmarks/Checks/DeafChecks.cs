namespace HealthChecks.Benchmarks.Checks;

/// <summary>One check that ignores its timeout, in a subset that would wait for it.</summary>
[HealthRegistry]
[HealthSubset("readiness", DeadlineSeconds = 5)]
internal sealed partial class DeafChecks
{
    [HealthCheck(TimeoutSeconds = 0.1), InSubset("readiness")]
    private static DeafHealthCheck Deaf() => new();
}
