namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Tells addresses of health endpoints by their paths.</summary>
internal static class HealthAddress
{
    private static readonly HashSet<string> HealthSegments = new(StringComparer.OrdinalIgnoreCase)
    {
        "health", "healthz", "healthcheck", "healthchecks", "health-check", "ready", "readyz", "readiness", "live", "livez", "liveness", "alive",
    };

    // Where products that are asked for what they know (brokers, stores, search engines) have their health: that is their API.
    private static readonly HashSet<string> ProductSegments = new(StringComparer.OrdinalIgnoreCase)
    {
        "_cluster", "_cat", "sys", "minio", "checks", "v1", "v2", "admin", "collectors", "nodes",
    };

    /// <summary>The segment that makes an address that of a health endpoint; null when it is none, as far as its constant parts tell.</summary>
    public static string? SegmentOf(string address)
    {
        var end = address.IndexOfAny(['?', '#']);
        var path = end < 0 ? address : address.Substring(0, end);
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var start = path.IndexOf('/', scheme + 3);
            if (start < 0 || !path.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                return null;
            path = path.Substring(start);
        }

        string? found = null;
        foreach (var segment in path.Split('/'))
        {
            if (ProductSegments.Contains(segment))
                return null;
            if (HealthSegments.Contains(segment))
                found ??= segment;
        }

        return found;
    }
}
