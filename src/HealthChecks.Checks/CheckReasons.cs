namespace HealthChecks;

/// <summary>
/// The reason codes of the checks in this package. They are stable and fit for strangers; the page of each check under <c>docs/checks</c> describes them.
/// </summary>
public static partial class CheckReasons
{
    /// <summary>Database: no connection could be opened.</summary>
    public const string ConnectionFailed = "connection-failed";

    /// <summary>Database: the query failed on an open connection.</summary>
    public const string QueryFailed = "query-failed";

    /// <summary>Database: the query returned another value than the expected one.</summary>
    public const string UnexpectedResult = "unexpected-result";

    /// <summary>Cache, storage: the probe's entry could not be written.</summary>
    public const string WriteFailed = "write-failed";

    /// <summary>Cache, storage: the probe's entry could not be read.</summary>
    public const string ReadFailed = "read-failed";

    /// <summary>
    /// Cache, storage: the probe's entry could not be removed, or was still there after that. A cache's goes when its time to live is over.
    /// </summary>
    public const string RemoveFailed = "remove-failed";

    /// <summary>Cache, storage: the probe's entry held another value than the one written; of a cache also: it was gone when it was read.</summary>
    public const string ValueMismatch = "value-mismatch";

    /// <summary>Disk, folder: the path does not exist, or may not be seen.</summary>
    public const string PathMissing = "path-missing";

    /// <summary>Disk: the file system does not say how full it is.</summary>
    public const string DiskUnreadable = "disk-unreadable";

    /// <summary>Disk: a limit of space is reached.</summary>
    public const string DiskSpaceLow = "disk-space-low";

    /// <summary>Memory: neither the container, the host nor the runtime says how much memory there is.</summary>
    public const string MemoryUnreadable = "memory-unreadable";

    /// <summary>Memory: a limit is reached.</summary>
    public const string MemoryLow = "memory-low";
}
