using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class GeneratedCodeTests
{
    [Fact]
    public void Of_an_application() => GeneratorTest.Run("""
        namespace Acme.Shop;

        public class OrderQueue;
        public class PaymentsClient;
        public class Sessions;

        [HealthRegistry]
        [HealthSubset("startup", Latch = true, MaxParallel = 4)]
        [HealthSubset("readiness", DeadlineSeconds = 0.8, DrainingStatusCode = 502, FailAfter = 3, PassAfter = 2)]
        [HealthSubset("integrations", Includes = [Subsets.Readiness], Probe = ProbeKind.None)]
        public sealed partial class AppHealth
        {
            [HealthCheck("database"), InSubset(Subsets.Startup), InSubset(Subsets.Readiness)]
            static IHealthCheck? Database(IServiceProvider services, Uri? address = null) => null;

            [HealthCheck("session-cache"), InSubset(Subsets.Integrations, Critical = false)]
            static PaymentsCheck Cache([FromKeyedServices("sessions")] Sessions sessions) => throw new NotSupportedException();

            [HealthCheck(TimeoutSeconds = 2, EverySeconds = 30, FailAfter = 3, PassAfter = 2, Description = "Orders \"waiting\"", Tags = ["orders"]), InSubset(Subsets.Integrations), BlockedBy(Checks.Database)]
            static async Task<HealthCheckResult> QueueDepth(OrderQueue queue, CancellationToken token)
            {
                await Task.Delay(1, token);
                return HealthCheckResult.Healthy();
            }

            [HealthCheck, InSubset(Subsets.Readiness)]
            static HealthCheckResult Clock() => HealthCheckResult.Healthy();
        }

        [HealthCheck("payments"), InSubset("integrations")]
        public sealed class PaymentsCheck(PaymentsClient client, int retries = 3) : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """).MatchesSnapshot();

    [Fact]
    public void Of_an_empty_registry() => GeneratorTest.Run("[HealthRegistry] public partial class AppHealth;").MatchesSnapshot();

    [Fact]
    public void Of_a_registry_nested_in_another_type() => GeneratorTest.Run("""
        namespace Acme;

        public static partial class Outer
        {
            private partial record Inner
            {
                [HealthRegistry(Path = "/status", LivenessPath = "", PathBase = "/shop"), HealthSubset("readiness")]
                private partial class AppHealth;
            }
        }
        """).MatchesSnapshot();

    [Fact]
    public void Of_a_check_that_had_to_be_rejected() => GeneratorTest.Run("""
        [HealthRegistry, HealthSubset("readiness"), HealthSubset("all")]
        public partial class AppHealth
        {
            [HealthCheck, InSubset("readiness"), InSubset("all", Critical = false)]
            static string Ping() => "";
        }
        """).MatchesSnapshot();

    [Fact]
    public void Of_a_registry_that_includes_others() => GeneratorTest.Run(TestProject.Named("App", """
        [HealthRegistry, IncludeRegistry<Billing.BillingHealth>(Prefix = "billing."), IncludeRegistry<Other>]
        public partial class AppHealth;

        [HealthRegistry]
        public partial class Other;
        """).Referencing(TestProject.Named("Billing", """
        namespace Billing;

        [HealthRegistry, HealthSubset("readiness")]
        public partial class BillingHealth
        {
            [HealthCheck, InSubset(Subsets.Readiness)] static HealthCheckResult Ledger() => HealthCheckResult.Healthy();
        }
        """))).MatchesSnapshot();
}
