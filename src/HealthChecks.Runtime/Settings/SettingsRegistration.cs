using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Has the options follow the configuration.</summary>
internal static class SettingsRegistration
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(static provider => new HealthSettings(provider));
        services.AddSingleton<IOptionsChangeTokenSource<HealthOptions>, SettingsChangeSource>();
        // First among the services, so that code comes after it wherever it stands.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<HealthOptions>, SettingsSetup>());
    }
}
