using Microsoft.Extensions.Configuration;

namespace HealthChecks.Tests.Support;

/// <summary>Sets keys of the section of health checks.</summary>
internal static class SettingsExtensions
{
    public static void AddSettings(this IConfigurationManager configuration, params (string Key, string Value)[] settings)
    {
        foreach (var (key, value) in settings)
            configuration["HealthChecks:" + key] = value;
    }
}
