using HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health registry to a web application.</summary>
public static class HealthRegistryServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine that runs the registry's checks, and serves liveness (<c>/healthcheck/liveness</c>) ahead of every middleware.
    /// Serve the subsets with <c>app.MapHealth()</c>. A second call with the same registry only adds to the configuration.
    /// </summary>
    /// <typeparam name="TRegistry">The class that carries <see cref="HealthRegistryAttribute"/>.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes where and how probes are served.</param>
    /// <returns>A builder, to register further checks with.</returns>
    /// <exception cref="InvalidOperationException">Another registry has been added already.</exception>
    public static IHealthChecksBuilder AddHealthRegistry<TRegistry>(
        this IServiceCollection services,
        Action<HealthEndpointOptions>? configure = null)
        where TRegistry : IHealthRegistry
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = services.AddHealthRegistryCore<TRegistry>();
        if (configure is not null)
            services.Configure(configure);

        foreach (var service in services)
        {
            if (service.ServiceType == typeof(HealthPaths))
                return builder;
        }

        services.AddSingleton(new RegistryPaths(TRegistry.Definition));
        services.AddSingleton<HealthPaths>();
        services.AddSingleton<IPostConfigureOptions<HealthOptions>, DrainDefault>();
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<HealthEndpointOptions>, EndpointSettingsSetup>());
        services.AddSingleton<ResponseFormats>();
        services.AddSingleton<DetailAccess>();
        services.AddSingleton<HealthPort>();
        services.AddSingleton<ProbeServices>();
        services.AddSingleton<MappedSubsets>();
        services.AddSingleton<ProbeTelemetry>();
        services.AddSingleton<IHostedService, ProbeNotices>();
        services.AddSingleton<IHostedService, DrainNotices>();
        // First among the services, and so outermost: host filtering is a startup filter as well.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, AheadOfPipelineFilter>());
        return builder;
    }
}
