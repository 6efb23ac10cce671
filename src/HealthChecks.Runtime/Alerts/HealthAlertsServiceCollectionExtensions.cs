using HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds alerts to an application.</summary>
public static class HealthAlertsServiceCollectionExtensions
{
    /// <summary>
    /// Tells people and other systems when checks fail and recover, by the channels that are added to what it returns, by those of the section
    /// <c>HealthChecks:Alerts</c> of the configuration, and by every <see cref="IAlertChannel"/> that is a service. It goes with
    /// <c>AddHealthRegistry</c>, in any order. Settings that cannot be are errors at the start of the host, which name them.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes settings; stronger than the configuration.</param>
    /// <returns>A builder, to add channels to.</returns>
    public static HealthAlertsBuilder AddHealthAlerts(this IServiceCollection services, Action<HealthAlertOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (!IsAdded(services))
        {
            services.AddOptions();
            services.AddSingleton<AlertConfiguration>();
            // First of all, wherever the application configures them too: code is stronger.
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<HealthAlertOptions>, AlertOptionsSetup>());
            services.AddSingleton<IValidateOptions<HealthAlertOptions>, AlertOptionsRules>();
            services.AddSingleton<IPostConfigureOptions<HealthAlertOptions>, AlertOptionsSetup>();
            services.AddSingleton<AlertChannels>();
            services.AddSingleton<IHealthAlerts>(static provider => provider.GetRequiredService<AlertChannels>());
            services.AddSingleton<AlertDispatcher>();
            services.AddHealthTransitionListener(static provider => provider.GetRequiredService<AlertDispatcher>());
            services.AddSingleton<IHostedService, AlertHostedService>();
        }

        if (configure is not null)
            services.Configure(configure);
        return new HealthAlertsBuilder(services);
    }

    private static bool IsAdded(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(AlertConfiguration))
                return true;
        }

        return false;
    }
}
