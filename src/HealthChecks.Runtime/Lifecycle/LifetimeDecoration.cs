using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Puts <see cref="DrainingLifetime"/> around the lifetime that the host has registered.</summary>
internal sealed class LifetimeDecoration([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type lifetime)
{
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private readonly Type _lifetime = lifetime;

    /// <summary>
    /// Decorates the last lifetime, which is the one that the host uses. One that is made by a factory, or is there already, is a test's or a
    /// server's own, and is left alone: it stops the host in its own way.
    /// </summary>
    public static void Apply(IServiceCollection services)
    {
        for (var i = services.Count - 1; i >= 0; i--)
        {
            var service = services[i];
            if (service.ServiceType != typeof(IHostLifetime) || service.IsKeyedService)
                continue;

            if (service.ImplementationType is { } type)
                services[i] = ServiceDescriptor.Singleton<IHostLifetime>(new LifetimeDecoration(type).Create);
            return;
        }
    }

    private DrainingLifetime Create(IServiceProvider services)
    {
        var stop = new DrainingStop(services.GetRequiredService<IHostApplicationLifetime>(), services);
        return new DrainingLifetime((IHostLifetime)ActivatorUtilities.CreateInstance(new Services(services, stop), _lifetime), stop);
    }

    /// <summary>The application's services, with another way to stop it.</summary>
    private sealed class Services(IServiceProvider services, DrainingStop stop) : IServiceProvider, IServiceProviderIsService
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IHostApplicationLifetime) ? stop
            : serviceType == typeof(IServiceProviderIsService) ? this
            : services.GetService(serviceType);

        public bool IsService(Type serviceType) =>
            services.GetService<IServiceProviderIsService>()?.IsService(serviceType) ?? services.GetService(serviceType) is not null;
    }
}
