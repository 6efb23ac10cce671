using HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health registry to an application without HTTP.</summary>
public static class HealthRegistryCoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine that runs the registry's checks. It takes the place of the framework's <see cref="HealthCheckService"/>, whichever
    /// of this and <c>AddHealthChecks()</c> is called first. Web applications call <c>AddHealthRegistry</c> instead.
    /// </summary>
    /// <typeparam name="TRegistry">The class that carries <see cref="HealthRegistryAttribute"/>.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes settings of the engine.</param>
    /// <returns>A builder, to register further checks with.</returns>
    /// <exception cref="InvalidOperationException">Another registry has been added already.</exception>
    public static IHealthChecksBuilder AddHealthRegistryCore<TRegistry>(
        this IServiceCollection services,
        Action<HealthOptions>? configure = null)
        where TRegistry : IHealthRegistry
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
            services.Configure(configure);

        var added = Added(services);
        if (added is { } other && other.Type != typeof(TRegistry))
        {
            throw new InvalidOperationException(
                $"The health registry {other.Type.Name} has been added already, and an application has one; put [IncludeRegistry<{typeof(TRegistry).Name}>] on {other.Type.Name} instead of adding {typeof(TRegistry).Name}.");
        }

        if (added is null)
            AddEngine(services, new RegistrySource(typeof(TRegistry), TRegistry.Definition));

        return new EngineHealthChecksBuilder(services);
    }

    /// <summary>
    /// Declares a gate that holds start-up open: until <see cref="IHealthStartup.Open"/> is called with its name, startup and readiness
    /// kinds fail with <see cref="HealthReasons.Starting"/>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="gate">A name for it, such as <c>warm-cache</c>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthStartupGate(this IServiceCollection services, string gate)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(gate);
        return services.AddSingleton(new StartupGate(gate));
    }

    private static RegistrySource? Added(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(RegistrySource))
                return (RegistrySource?)service.ImplementationInstance;
        }

        return null;
    }

    private static void AddEngine(IServiceCollection services, RegistrySource registry)
    {
        services.AddOptions();
        SettingsRegistration.Add(services);
        services.AddSingleton(registry);
        services.AddSingleton(new ServiceLifetimes(services));
        services.AddSingleton<HealthEngine>();
        services.AddSingleton<IHealthReporter>(static provider => provider.GetRequiredService<HealthEngine>());
        services.AddSingleton<IHealthLifecycle>(static provider => provider.GetRequiredService<HealthEngine>().Lifecycle);
        services.AddSingleton<IHealthStartup>(static provider => provider.GetRequiredService<HealthEngine>().Lifecycle);
        services.AddSingleton<StarvationWatch>();
        services.AddSingleton<IHostedService, EngineHostedService>();
        services.AddSingleton<RegistrationTimes>();
        services.AddSingleton<IPostConfigureOptions<HealthCheckServiceOptions>>(static provider => provider.GetRequiredService<RegistrationTimes>());
        LifetimeDecoration.Apply(services);
        services.RemoveAll<HealthCheckService>();
        services.AddSingleton<HealthCheckService, EngineHealthCheckService>();
    }
}
