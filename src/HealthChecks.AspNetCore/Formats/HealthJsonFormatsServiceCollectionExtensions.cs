using HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the shapes of JSON that other tools read.</summary>
public static class HealthJsonFormatsServiceCollectionExtensions
{
    /// <summary>
    /// Serves three more formats at every subset and check: <c>?format=flat</c> (<c>{"database":"working"}</c>), <c>?format=health</c>, also by
    /// <c>Accept: application/health+json</c>, and <c>?format=ui</c>, what dashboards for the framework's health checks read. The HTTP status is that of
    /// the default JSON.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthJsonFormats(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<IHealthResponseWriter>(new JsonShapeWriter("flat", null, JsonFlatWriter.Write));
        services.AddSingleton<IHealthResponseWriter>(new JsonShapeWriter("health", "application/health+json", JsonHealthWriter.Write));
        return services.AddSingleton<IHealthResponseWriter>(new JsonShapeWriter("ui", null, JsonDashboardWriter.Write));
    }
}
