using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>
/// Everything that alerts log. Ids and names are frozen. Channels appear by name and what went wrong by its kind: addresses hold secrets, and
/// messages of exceptions hold addresses.
/// </summary>
internal static partial class AlertLog
{
    [LoggerMessage(101, LogLevel.Warning, "Alert channel {Channel} could not deliver: {Error}; it tries again", EventName = "AlertAttemptFailed")]
    public static partial void AttemptFailed(ILogger logger, string channel, string error);

    [LoggerMessage(102, LogLevel.Error, "Alert channel {Channel} is down: {Error}; its alerts wait, and one is tried each minute", EventName = "AlertChannelDown")]
    public static partial void ChannelDown(ILogger logger, string channel, string error);

    [LoggerMessage(103, LogLevel.Information, "Alert channel {Channel} delivers again; {Dropped} alerts were dropped meanwhile", EventName = "AlertChannelBack")]
    public static partial void ChannelBack(ILogger logger, string channel, object dropped);

    [LoggerMessage(104, LogLevel.Error, "Alert channel {Channel} was refused: {Error}; its alert, {Kind} for {Name}, is given up", EventName = "AlertRejected")]
    public static partial void Rejected(ILogger logger, string channel, string error, string kind, string name);

    [LoggerMessage(105, LogLevel.Error, "Alert channel {Channel} has more than {Capacity} alerts to deliver, and drops the oldest", EventName = "AlertQueueFull")]
    public static partial void QueueFull(ILogger logger, string channel, object capacity);

    [LoggerMessage(106, LogLevel.Warning, "Alert channel {Channel} was stopped with {Count} alerts to deliver", EventName = "AlertsUndelivered")]
    public static partial void Undelivered(ILogger logger, string channel, object count);

    [LoggerMessage(107, LogLevel.Warning, "There are alerts and no channel to send them to: add one with AddWebhook, AddEmail or AddTelegram, or in the configuration below HealthChecks:Alerts", EventName = "NoAlertChannel")]
    public static partial void NoChannel(ILogger logger);

    [LoggerMessage(108, LogLevel.Error, "Alerts met an error and go on: {Error}", EventName = "AlertsFailed")]
    public static partial void Failed(ILogger logger, string error);
}
