namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>
    /// Redis, memcached: the server does not accept the user and password, or does not let the user ask what the check needs.
    /// </summary>
    public const string AuthFailed = "login-refused";

    /// <summary>Redis, memcached: the server answered, and not what it was asked.</summary>
    public const string UnexpectedReply = "unexpected-reply";

    /// <summary>Redis, memcached: a limit of the server's memory is reached.</summary>
    public const string MemoryHigh = "memory-high";

    /// <summary>Redis, memcached: fewer look-ups find something than a limit says.</summary>
    public const string HitRateLow = "hit-rate-low";

    /// <summary>Database, memcached: a limit of the server's connections is reached.</summary>
    public const string ConnectionsHigh = "connections-high";

    /// <summary>Redis, replica lag: a replica is further behind its master than a limit allows.</summary>
    public const string ReplicaLagging = "replica-lagging";
}
