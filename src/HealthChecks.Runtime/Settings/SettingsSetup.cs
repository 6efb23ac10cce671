using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Applies the configuration, before any code does.</summary>
internal sealed class SettingsSetup(HealthSettings settings) : IConfigureOptions<HealthOptions>
{
    public void Configure(HealthOptions options) => SettingValues.Apply(settings.Current, options);
}
