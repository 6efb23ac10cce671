namespace HealthWeb;

[HealthRegistry]
[HealthSubset("readiness")]
public sealed partial class AppHealth
{
    [HealthCheck, InSubset("readiness")]
    private static HealthCheckResult Ready() => HealthCheckResult.Healthy();
}
