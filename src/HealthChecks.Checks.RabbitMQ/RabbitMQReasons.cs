namespace HealthChecks;

/// <summary>
/// The reason codes of the checks for RabbitMQ. They are stable and fit for strangers; <c>docs/checks/messaging.md</c> describes them.
/// </summary>
public static class RabbitMQReasons
{
    /// <summary>There is no usable connection: it could not be made, or is closed.</summary>
    public const string ConnectionFailed = "connection-failed";

    /// <summary>The connection is open, and no channel could be opened on it.</summary>
    public const string ChannelFailed = "channel-failed";

    /// <summary>The broker refused what the check asked it, or the channel was closed meanwhile.</summary>
    public const string RequestFailed = "request-failed";

    /// <summary>Workers: nobody answered the ping in time.</summary>
    public const string NoWorkerAnswered = "no-worker-answered";

    /// <summary>Workers: fewer than the expected number answered the ping in time.</summary>
    public const string TooFewWorkers = "too-few-workers";

    /// <summary>Workers: an answer was not the one to the ping, or to the job.</summary>
    public const string WrongReply = "wrong-reply";

    /// <summary>A queue that is looked at does not exist.</summary>
    public const string QueueMissing = "queue-missing";

    /// <summary>A queue that workers should serve has no consumer.</summary>
    public const string QueueWithoutConsumer = "queue-without-consumer";

    /// <summary>A queue has fewer consumers than the minimum.</summary>
    public const string TooFewConsumers = "too-few-consumers";

    /// <summary>A queue holds as many messages as a limit allows, or more.</summary>
    public const string QueueLong = "queue-long";

    /// <summary>The job was not done in time.</summary>
    public const string JobNotDone = "job-not-done";
}
