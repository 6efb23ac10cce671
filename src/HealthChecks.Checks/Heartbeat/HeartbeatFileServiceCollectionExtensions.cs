using HealthChecks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an application write a heartbeat file.</summary>
public static class HeartbeatFileServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="HeartbeatFile"/>, for <see cref="HeartbeatFileHealthCheck"/>, and the service that writes it. Without this call
    /// nobody writes one, and the check fails. A second call changes nothing.
    /// </summary>
    /// <param name="services">The services of the application; there has to be an <see cref="IConfiguration"/>, as every host has.</param>
    /// <param name="configure">Sets what code is to decide, over the configuration; null for nothing.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHeartbeatFile(this IServiceCollection services, Action<HeartbeatFileOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider =>
        {
            var options = HeartbeatFileSettings.Read(provider.GetRequiredService<IConfiguration>());
            configure?.Invoke(options);
            return new HeartbeatFile(options);
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, HeartbeatService>());
        return services;
    }
}
