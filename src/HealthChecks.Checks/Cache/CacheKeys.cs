using Microsoft.Extensions.Configuration;

namespace HealthChecks;

/// <summary>What the keys of the cache checks begin with.</summary>
internal static class CacheKeys
{
    /// <summary>The key of the configuration that sets it for all of them.</summary>
    public const string Setting = "HealthChecks:CacheKeyPrefix";

    public const string DefaultPrefix = "healthcheck";

    /// <summary>The configured beginning; the default where there is none, or it is blank.</summary>
    public static string PrefixIn(IConfiguration? configuration) =>
        configuration?[Setting] is { } configured && !string.IsNullOrWhiteSpace(configured) ? configured.Trim() : DefaultPrefix;

    /// <exception cref="ArgumentException">The value of <c>KeyPrefix</c> is blank.</exception>
    public static string Valid(string prefix) => string.IsNullOrWhiteSpace(prefix)
        ? throw new ArgumentException("KeyPrefix is blank: give a beginning for the keys, such as 'healthcheck'.", "KeyPrefix")
        : prefix;
}
