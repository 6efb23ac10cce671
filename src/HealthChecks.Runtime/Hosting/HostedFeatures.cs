using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>
/// The services that run beside the engine only where the application asked for them, so that the others' code is trimmed. What the application
/// uses and did not ask for stops the start.
/// </summary>
internal static class HostedFeatures
{
    private const string FrameworkPublisherHost = "Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckPublisherHostedService";

    /// <summary>The engine, for a feature that was added by a call.</summary>
    /// <exception cref="InvalidOperationException">No registry was added.</exception>
    public static HealthEngine EngineOf(IServiceProvider provider, string call) =>
        provider.GetService<HealthEngine>()
        ?? throw new InvalidOperationException($"services.{call} serves a health registry, and none was added: call services.AddHealthRegistry<T>(), in a worker AddHealthRegistryCore<T>().");

    /// <summary>Adds a hosted service, once.</summary>
    public static void Add(IServiceCollection services, HostedFeature feature, Func<IServiceProvider, IHostedService> create)
    {
        if (Has(services, feature))
            return;

        services.AddSingleton(feature);
        services.AddSingleton(create);
    }

    /// <summary>Whether the framework has a host for publishers; its type is internal.</summary>
    public static bool HasFrameworkPublisherHost(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(IHostedService) && !service.IsKeyedService && service.ImplementationType?.FullName == FrameworkPublisherHost)
                return true;
        }

        return false;
    }

    /// <exception cref="InvalidOperationException">Something is set or registered that nothing would serve: the message names the call to add.</exception>
    public static void ThrowIfMissing(HealthOptions options, IServiceCollection services, bool hasRegistrations)
    {
        if (!Has(services, HostedFeature.Sockets))
        {
            ThrowIfSet(options.Socket is { Length: > 0 }, nameof(options.Socket));
            ThrowIfSet(options.LivenessListenerPort is not null, nameof(options.LivenessListenerPort));
        }

        if (Has(services, typeof(IHealthTransitionListener)) && !Has(services, HostedFeature.Transitions))
            throw new InvalidOperationException("An IHealthTransitionListener is registered, and nothing would tell it: register it with services.AddHealthTransitionListener<T>().");

        if (Has(services, typeof(IHealthCheckPublisher)) && !Has(services, HostedFeature.Publishers) && !(hasRegistrations && HasFrameworkPublisherHost(services)))
            throw new InvalidOperationException("An IHealthCheckPublisher is registered, and nothing would give it a report: call services.AddHealthPublishers().");
    }

    private static void ThrowIfSet(bool isSet, string name)
    {
        if (isSet)
            throw new InvalidOperationException($"{SettingKeys.Section}:{name} is set, and nothing would listen there: call services.AddHealthSockets(), or remove the setting.");
    }

    private static bool Has(IServiceCollection services, HostedFeature feature)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(HostedFeature) && service.ImplementationInstance == feature)
                return true;
        }

        return false;
    }

    private static bool Has(IServiceCollection services, Type type)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == type && !service.IsKeyedService)
                return true;
        }

        return false;
    }
}
