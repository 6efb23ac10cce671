namespace HealthChecks.Benchmarks.Checks;

/// <summary>Sixteen checks that block their thread.</summary>
[HealthRegistry]
[HealthSubset("readiness")]
internal sealed partial class BlockingChecks
{
    public const int Count = 16;

    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check01() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check02() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check03() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check04() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check05() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check06() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check07() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check08() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check09() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check10() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check11() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check12() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check13() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check14() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check15() => new();
    [HealthCheck, InSubset("readiness")] private static BlockingHealthCheck Check16() => new();
}
