using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Traps;

/// <summary>A program with a mistake that no compiler sees, the rule that does, and what the program answers.</summary>
/// <param name="What">What the code does.</param>
/// <param name="Rule">The rule that flags it; null where our own endpoints make it impossible.</param>
/// <param name="Statements">The statements of the program; <c>builder</c> and <c>app</c> are in scope after the respective marker.</param>
/// <param name="Shows">Sends probes and demands the answers that the rule speaks of.</param>
internal sealed record Trap(string What, string? Rule, string Statements, Func<HttpClient, Task> Shows)
{
    // A check that fails from the second run on, and a page for browsers.
    private const string Parts = """
        [HealthRegistry(LivenessPath = "/healthcheck/liveness")]
        [HealthSubset("readiness", FreshSeconds = 0)]
        public sealed partial class AppHealth
        {
            private static int _runs;

            [HealthCheck("database"), InSubset("readiness")]
            static HealthCheckResult Database(IServiceProvider services) =>
                services.GetService<object>() is null && System.Threading.Interlocked.Increment(ref _runs) == 1
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("secret-host is down", new InvalidOperationException("Host=secret-host;Password=secret"));
        }

        public static class Page
        {
            public static readonly RequestDelegate Answer = static context =>
            {
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync("<html>the application</html>");
            };
        }
        """;

    private const string RegisteredByHand = """
        public sealed class FailingHealthCheck : IHealthCheck
        {
            private static int _runs;

            public static int Runs => _runs;

            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(System.Threading.Interlocked.Increment(ref _runs) == 1
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("secret-host is down", new InvalidOperationException("Host=secret-host;Password=secret")));
        }
        """;

    /// <summary>The program.</summary>
    public TestProject Project => TestProject.Of(Statements, Statements.Contains("FailingHealthCheck", StringComparison.Ordinal) ? Parts + RegisteredByHand : Parts);

    /// <inheritdoc />
    public override string ToString() => What;
}
