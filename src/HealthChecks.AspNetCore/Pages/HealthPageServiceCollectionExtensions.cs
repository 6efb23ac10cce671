using HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a page for people.</summary>
public static class HealthPageServiceCollectionExtensions
{
    /// <summary>
    /// Serves the subsets, their checks and the index to browsers as HTML (<c>?format=html</c>), which keeps itself up to date for those who may see
    /// details. It brings <c>AddHealthHistory</c> with it. A second call only adds to the configuration.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes what the page looks like.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthPage(this IServiceCollection services, Action<HealthPageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddHealthHistory();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton<PageRenderer>();
        services.TryAddSingleton<IPageStreams, PageStreams>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthResponseWriter, PageWriter>());
        return services;
    }
}
