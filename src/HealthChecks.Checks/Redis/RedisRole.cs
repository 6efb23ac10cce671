namespace HealthChecks;

/// <summary>What a Redis server is in replication.</summary>
public enum RedisRole
{
    /// <summary>It takes writes. A server without replication is one too.</summary>
    Master,

    /// <summary>It follows a master.</summary>
    Replica,
}
