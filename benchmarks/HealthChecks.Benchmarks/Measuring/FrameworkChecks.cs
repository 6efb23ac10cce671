namespace HealthChecks.Benchmarks.Measuring;

/// <summary>Registers the checks of a registry with the framework's engine: one instance each, as <c>AddCheck</c> with an instance does.</summary>
internal static class FrameworkChecks
{
    public static void Add<TRegistry>(IServiceCollection services, TimeSpan? timeout = null)
        where TRegistry : IHealthRegistry
    {
        var builder = services.AddHealthChecks();
        foreach (var check in TRegistry.Definition.Checks)
        {
            IHealthCheck? instance = null;
            builder.Add(new HealthCheckRegistration(
                check.Name,
                provider => instance ??= check.Factory(provider)!,
                failureStatus: null,
                tags: ["readiness"],
                timeout));
        }
    }
}
