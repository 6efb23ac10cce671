using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A check that does what a test says.</summary>
internal sealed class StubCheck(Func<HealthCheckContext, CancellationToken, Task<HealthCheckResult>> run) : IHealthCheck
{
    public static StubCheck Says(HealthCheckResult result) => new((_, _) => Task.FromResult(result));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        run(context, cancellationToken);
}
