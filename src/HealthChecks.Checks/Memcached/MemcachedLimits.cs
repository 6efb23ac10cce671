using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What is said of the figures of a memcached server.</summary>
internal sealed class MemcachedLimits
{
    public LimitPair<double> MemoryPercent { get; } =
        new(LimitKind.Percent, nameof(MemcachedHealthCheck.WarningMemoryPercent), nameof(MemcachedHealthCheck.CriticalMemoryPercent));

    public LimitPair<double> ConnectionsPercent { get; } = new(
        LimitKind.Percent,
        nameof(MemcachedHealthCheck.WarningConnectionsPercent),
        nameof(MemcachedHealthCheck.CriticalConnectionsPercent));

    public LimitPair<double> HitRatePercent { get; } = new(
        LimitKind.FloorPercent,
        nameof(MemcachedHealthCheck.WarningHitRatePercent),
        nameof(MemcachedHealthCheck.CriticalHitRatePercent));

    /// <summary>Puts the figures into the data, and says which of them are bad.</summary>
    public IEnumerable<HealthFinding> Judge(IReadOnlyDictionary<string, long> figures, Dictionary<string, object> data)
    {
        Show("usedMemoryBytes", "bytes");
        Show("maximumMemoryBytes", "limit_maxbytes");
        Show("openConnections", "curr_connections");
        Show("maximumConnections", "max_connections");
        Show("evictions", "evictions");
        List<HealthFinding> findings = [];
        if (Share("bytes", "limit_maxbytes") is { } memory)
            Add(MemoryPercent, "usedMemoryPercent", memory, CheckReasons.MemoryHigh, "of the memory ");
        if (Share("curr_connections", "max_connections") is { } used)
            Add(ConnectionsPercent, "usedConnectionsPercent", used, CheckReasons.ConnectionsHigh, "of the connections ");
        if (Share("get_hits", "cmd_get") is { } found)
            Add(HitRatePercent, "hitRatePercent", found, CheckReasons.HitRateLow, what: null);
        return findings;

        void Show(string key, string name)
        {
            if (figures.TryGetValue(name, out var figure))
                data[key] = figure;
        }

        double? Share(string part, string whole) =>
            figures.TryGetValue(part, out var some) && figures.TryGetValue(whole, out var all) && all > 0 ? 100.0 * some / all : null;

        void Add(LimitPair<double> limits, string key, double percent, string reason, string? what)
        {
            data[key] = Math.Round(percent, 2);
            var judged = limits.Judge(percent);
            if (judged.Status == HealthStatus.Healthy)
                return;

            var text = what is null ? PercentText.Found(percent, judged) : PercentText.Used(percent, judged, what);
            findings.Add(new HealthFinding(judged.Status, reason, text));
        }
    }
}
