using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks;

/// <summary>
/// The lifetimes of services, read from the service collection once the container has been built from it. What is not known is not a
/// singleton.
/// </summary>
internal sealed class ServiceLifetimes(IServiceCollection services)
{
    private readonly Lazy<Dictionary<(Type Type, object? Key), ServiceLifetime>> _lifetimes = new(() => Read(services));

    public bool IsRegistered(Type type) => Find(type, key: null) is not null;

    public bool IsSingleton(HealthCheckDependency dependency)
    {
        var (type, key) = dependency;
        if (Find(type, key) is { } lifetime)
            return lifetime == ServiceLifetime.Singleton;

        return key is null
            && (type == typeof(IServiceScopeFactory)
                || type == typeof(IServiceProviderIsService)
                || type == typeof(IServiceProviderIsKeyedService));
    }

    private ServiceLifetime? Find(Type type, object? key)
    {
        var lifetimes = _lifetimes.Value;
        if (lifetimes.TryGetValue((type, key), out var exact))
            return exact;
        if (key is not null && lifetimes.TryGetValue((type, KeyedService.AnyKey), out var anyKey))
            return anyKey;
        if (type.IsConstructedGenericType && lifetimes.TryGetValue((type.GetGenericTypeDefinition(), key), out var open))
            return open;

        return null;
    }

    // The last registration of a type is the one that is resolved.
    private static Dictionary<(Type Type, object? Key), ServiceLifetime> Read(IServiceCollection services)
    {
        var lifetimes = new Dictionary<(Type Type, object? Key), ServiceLifetime>(services.Count);
        foreach (var service in services)
            lifetimes[(service.ServiceType, service.ServiceKey)] = service.Lifetime;
        return lifetimes;
    }
}
