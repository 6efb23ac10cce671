namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What a leak is recognised by.</summary>
internal static class Marker
{
    /// <summary>Stands for passwords, users, tokens, keys, texts of queries and values: nobody is told.</summary>
    public const string Secret = "marker-of-a-secret";

    /// <summary>Stands for hosts, paths and the names of databases, queues and the like: strangers are not told.</summary>
    public const string Place = "marker-of-a-place";
}
