namespace HealthChecks.Benchmarks.Checks;

/// <summary>Twenty checks that cost nothing.</summary>
[HealthRegistry]
[HealthSubset("readiness")]
internal sealed partial class TwentyChecks
{
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check01() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check02() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check03() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check04() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check05() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check06() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check07() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check08() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check09() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check10() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check11() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check12() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check13() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check14() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check15() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check16() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check17() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check18() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check19() => new();
    [HealthCheck, InSubset("readiness")] private static NoOpHealthCheck Check20() => new();
}
