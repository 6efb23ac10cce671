using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>What the package logs. Ids and names are stable.</summary>
internal static partial class RabbitMQLog
{
    [LoggerMessage(201, LogLevel.Warning, "Health pings cannot be answered, and it is tried again until they can", EventName = "PingsUnanswered")]
    public static partial void PingsUnanswered(ILogger logger, Exception exception);

    [LoggerMessage(202, LogLevel.Information, "Health pings are answered again", EventName = "PingsAnswered")]
    public static partial void PingsAnswered(ILogger logger);
}
