namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Queue: how full it is could not be found out.</summary>
    public const string QueueUnreadable = "queue-unreadable";

    /// <summary>Queue: a limit of what waits is reached.</summary>
    public const string QueueLong = "queue-long";

    /// <summary>Queue: a limit of how long the oldest waits is reached.</summary>
    public const string QueueSlow = "queue-slow";

    /// <summary>Queue: a limit of what failed is reached.</summary>
    public const string QueueFailures = "queue-failures";
}
