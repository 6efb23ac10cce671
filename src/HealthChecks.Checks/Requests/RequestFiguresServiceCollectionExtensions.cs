using System.Diagnostics.Metrics;
using HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an application count its HTTP requests.</summary>
public static class RequestFiguresServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="RequestFigures"/>, for <see cref="RequestsHealthCheck"/>, which count from the start of the host on. A second call
    /// changes nothing.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says how to count; null for the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRequestFigures(this IServiceCollection services, Action<RequestFiguresOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider =>
        {
            var options = new RequestFiguresOptions();
            configure?.Invoke(options);
            return new RequestFigures(options, provider.GetService<IMeterFactory>(), TimeProvider.System);
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RequestFiguresService>());
        return services;
    }
}
