namespace HealthChecks.Benchmarks.Checks;

/// <summary>One check whose calls to its dependency are counted.</summary>
[HealthRegistry]
[HealthSubset("readiness")]
internal sealed partial class CountingChecks
{
    [HealthCheck, InSubset("readiness")]
    private static CountingHealthCheck Dependency(CountingHealthCheck check) => check;
}
