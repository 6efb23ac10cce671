using HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives the framework's publishers their reports.</summary>
public static class HealthPublishersServiceCollectionExtensions
{
    /// <summary>
    /// Gives every <see cref="IHealthCheckPublisher"/> that is a service the whole current report, each <see cref="HealthCheckPublisherOptions.Period"/>, with what
    /// the engine has: publishing runs no check more often than the check itself says. Without this call it is an error, at the start of the host, to register a publisher,
    /// unless <c>AddHealthChecks()</c> was called and has checks of its own. A second call changes nothing.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthPublishers(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        HostedFeatures.Add(services, HostedFeature.Publishers, static provider => new PublisherHostedService(
            HostedFeatures.EngineOf(provider, "AddHealthPublishers()"),
            provider.GetRequiredService<HealthCheckService>(),
            provider.GetServices<IHealthCheckPublisher>(),
            provider.GetRequiredService<IOptions<HealthCheckPublisherOptions>>(),
            provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>(),
            provider.GetRequiredService<ServiceLifetimes>()));
        return services;
    }
}
