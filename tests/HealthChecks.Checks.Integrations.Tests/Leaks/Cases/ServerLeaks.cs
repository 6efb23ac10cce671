namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>Redis and memcached.</summary>
internal static class ServerLeaks
{
    private const string Login = $"{Marker.Secret}-user:{Marker.Secret}-word";

    public static readonly LeakCase[] Cases =
    [
        new(typeof(RedisHealthCheck), "wrong credentials", static servers => new RedisHealthCheck($"redis://{Login}@127.0.0.1:{servers.Redis!.Port}/7")),
        new(typeof(RedisHealthCheck), "host unknown", static _ => new RedisHealthCheck($"rediss://{Login}@{Marker.Place}.invalid")),
        new(typeof(RedisHealthCheck), "another protocol", static servers => new RedisHealthCheck($"redis://{Login}@127.0.0.1:{Failing.Garbage(servers)}")),
        new(typeof(RedisHealthCheck), "no TLS", static servers => new RedisHealthCheck($"rediss://{Login}@127.0.0.1:{Failing.Garbage(servers)}")),
        new(typeof(RedisHealthCheck), "sentinels", static servers => new RedisHealthCheck($"redis://{Login}@127.0.0.1:{servers.Redis!.Port}")
        {
            SentinelMaster = Marker.Place,
            SentinelUser = Marker.Secret,
            SentinelPassword = Marker.Secret,
        }),
        new(typeof(MemcachedHealthCheck), "host unknown", static _ => new MemcachedHealthCheck($"{Marker.Place}.invalid")),
        new(typeof(MemcachedHealthCheck), "another protocol", static servers => new MemcachedHealthCheck("127.0.0.1", Failing.Garbage(servers))),
    ];
}
