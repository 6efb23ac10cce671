using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

/// <summary>Compiled projects of others, that could do something out of sight.</summary>
internal static class Libraries
{
    /// <summary>Registers checks at run time, and may ask for them.</summary>
    public static TestProject UsingTheFramework { get; } = TestProject.Named("Bus", """
        namespace Bus;

        public static class BusServices
        {
            public static IServiceCollection AddBus(this IServiceCollection services)
            {
                services.AddHealthChecks().AddCheck("bus", () => HealthCheckResult.Healthy(), tags: ["ready"]);
                return services;
            }
        }
        """) with { ReferencesProduct = true };

    /// <summary>Maps endpoints of ours for whoever asks.</summary>
    public static TestProject MappingProbes { get; } = TestProject.Named("Defaults", """
        namespace Defaults;

        public static class DefaultEndpoints
        {
            public static WebApplication MapDefaults(this WebApplication app)
            {
                app.MapHealth();
                return app;
            }
        }
        """);

    /// <summary>Reads reports.</summary>
    public static TestProject ReadingReports { get; } = TestProject.Named("Dashboard", """
        namespace Dashboard;

        public sealed class Board(IHealthReporter reporter)
        {
            public int Subsets => reporter.Subsets.Count;
        }
        """);

    /// <summary>Has a registry with a check in <c>readiness</c>, and a subset of its own without one.</summary>
    public static TestProject WithRegistry { get; } = TestProject.Named("Billing", """
        namespace Billing;

        [HealthRegistry, HealthSubset("readiness"), HealthSubset("nightly")]
        public sealed partial class BillingHealth
        {
            [HealthCheck, InSubset("readiness")] static HealthCheckResult Ledger() => HealthCheckResult.Healthy();
        }
        """) with { IsWeb = false };
}
