using HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an application be a member of a fleet.</summary>
public static class FleetHeartbeatServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="FleetHeartbeat"/> and the service that publishes it. An <see cref="IHeartbeatStore"/> has to be registered too. A
    /// second call changes nothing.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says who this member is; null for the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddFleetHeartbeat(this IServiceCollection services, Action<FleetHeartbeatOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(_ =>
        {
            var options = new FleetHeartbeatOptions();
            configure?.Invoke(options);
            return new FleetHeartbeat(options);
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FleetHeartbeatService>());
        return services;
    }
}
