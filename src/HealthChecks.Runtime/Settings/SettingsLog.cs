using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>What is logged of settings that change at run time. Ids and names are frozen.</summary>
internal static partial class SettingsLog
{
    [LoggerMessage(60, LogLevel.Error, "The health checks' settings are refused, and those from before stay in force: {Problems}", EventName = "SettingsRefused")]
    public static partial void Refused(ILogger logger, string problems);

    [LoggerMessage(61, LogLevel.Information, "The health checks' settings have changed: {Keys}", EventName = "SettingsChanged")]
    public static partial void Changed(ILogger logger, string keys);

    [LoggerMessage(62, LogLevel.Warning, "Settings of the health checks have changed that are read at start only: {Keys}. Restart the application", EventName = "SettingsNeedRestart")]
    public static partial void NeedRestart(ILogger logger, string keys);
}
