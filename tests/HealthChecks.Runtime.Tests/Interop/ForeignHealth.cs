namespace HealthChecks.Tests;

/// <summary>A registry with a check of another package, as docs/checks.md shows it.</summary>
[HealthRegistry]
[HealthSubset("readiness")]
public sealed partial class ForeignHealth
{
    [HealthCheck("events"), InSubset(Subsets.Readiness)]
    private static KafkaHealthCheck Events(KafkaClient kafka) => new(kafka);
}
