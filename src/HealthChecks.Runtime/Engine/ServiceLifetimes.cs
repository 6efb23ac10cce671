using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks;

/// <summary>
/// The lifetimes of services, read from the service collection once the container has been built from it. What is not known is not a
/// singleton.
/// </summary>
internal sealed class ServiceLifetimes(IServiceCollection services)
{
    public IServiceCollection Services => services;

    public bool IsRegistered(Type type) => Find(type, key: null) is not null;

    public bool AreSingletons(IReadOnlyList<HealthCheckDependency> dependencies)
    {
        for (var i = 0; i < dependencies.Count; i++)
        {
            if (!IsSingleton(dependencies[i].ServiceType, dependencies[i].ServiceKey))
                return false;
        }

        return true;
    }

    public bool IsSingleton(Type type, object? key)
    {
        if (Find(type, key) is { } found)
            return found.Lifetime == ServiceLifetime.Singleton;

        return key is null
            && (type == typeof(IServiceScopeFactory)
                || type == typeof(IServiceProviderIsService)
                || type == typeof(IServiceProviderIsKeyedService));
    }

    private ServiceDescriptor? Find(Type type, object? key) =>
        FindExact(type, key)
        ?? (key is null ? null : FindExact(type, KeyedService.AnyKey))
        ?? (type.IsConstructedGenericType ? FindExact(type.GetGenericTypeDefinition(), key) : null);

    // The last registration of a type is the one that is resolved.
    private ServiceDescriptor? FindExact(Type type, object? key)
    {
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == type && Equals(services[i].ServiceKey, key))
                return services[i];
        }

        return null;
    }
}
