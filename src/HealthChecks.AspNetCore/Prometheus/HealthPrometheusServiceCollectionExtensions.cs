using HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the formats that Prometheus scrapes.</summary>
public static class HealthPrometheusServiceCollectionExtensions
{
    /// <summary>
    /// Adds the formats <c>openmetrics</c> and <c>prometheus</c> to what every endpoint serves: at the mount for all subsets, at a subset for that one and
    /// its checks, at a check for that one. A scrape asks for one of them by its <c>Accept</c> header. It only reads: no check is run for it, what nobody
    /// has asked has no series, and the HTTP status is 200. A second call does nothing.
    /// </summary>
    /// <param name="services">The services of the application, with <c>AddHealthRegistry</c>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthPrometheus(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthResponseWriter, OpenMetricsResponseWriter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthResponseWriter, PrometheusResponseWriter>());
        return services;
    }
}
