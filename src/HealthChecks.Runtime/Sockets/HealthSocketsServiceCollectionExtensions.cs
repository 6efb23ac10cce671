using HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an application be asked without its HTTP server.</summary>
public static class HealthSocketsServiceCollectionExtensions
{
    /// <summary>
    /// Opens the sockets that the options ask for, <see cref="HealthOptions.Socket"/> and <see cref="HealthOptions.LivenessListenerPort"/>, and answers there
    /// from threads of its own. Without this call it is an error, at the start of the host, to set one of them. A second call changes nothing.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthSockets(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        HostedFeatures.Add(services, HostedFeature.Sockets, static provider =>
            new SocketHostedService(HostedFeatures.EngineOf(provider, "AddHealthSockets()"), provider.GetRequiredService<HealthSettings>(), provider.GetRequiredService<StarvationWatch>()));
        return services;
    }
}
