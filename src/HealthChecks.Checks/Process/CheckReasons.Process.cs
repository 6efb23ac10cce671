namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Process: a limit of the managed heap is reached.</summary>
    public const string HeapLarge = "heap-large";

    /// <summary>Process: a limit of the working set is reached.</summary>
    public const string WorkingSetLarge = "working-set-large";

    /// <summary>Process: a limit of open files is reached; beyond them, no file and no connection can be opened.</summary>
    public const string OpenFilesHigh = "open-files-high";

    /// <summary>Process: a limit of threads is reached.</summary>
    public const string ThreadsMany = "threads-many";

    /// <summary>Process: a limit of what waits for the thread pool is reached.</summary>
    public const string PoolQueueLong = "pool-queue-long";
}
