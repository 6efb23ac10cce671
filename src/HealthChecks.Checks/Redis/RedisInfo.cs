using System.Globalization;

namespace HealthChecks;

/// <summary>What a server says of itself, in the lines <c>name:value</c> of <c>INFO</c> and <c>CLUSTER INFO</c>.</summary>
internal sealed class RedisInfo
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public RedisInfo(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.IndexOf(':') is var colon and > 0)
                _values[line[..colon]] = line[(colon + 1)..];
        }
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The role; null where the server says none.</summary>
    public RedisRole? Role => Text("role") switch
    {
        "master" => RedisRole.Master,
        "slave" => RedisRole.Replica,
        _ => null,
    };

    /// <summary>How much of the memory that the server may take is used; null where it may take any.</summary>
    public double? UsedMemoryPercent => Number("maxmemory") is > 0 and var maximum && Number("used_memory") is { } used
        ? 100.0 * used / maximum
        : null;

    /// <summary>How many of the look-ups since the server's start found something; null before the first.</summary>
    public double? HitRatePercent => Number("keyspace_hits") is { } hits && Number("keyspace_misses") is { } misses && hits + misses > 0
        ? 100.0 * hits / (hits + misses)
        : null;

    /// <summary>The fields of the replicas that are up to date and connected, as a master sees them.</summary>
    public IReadOnlyList<RedisInfo> OnlineReplicas =>
    [
        .. Enumerable.Range(0, (int)Math.Clamp(Number("connected_slaves") ?? 0, 0, 1000))
            .Select(index => Text($"slave{index}"))
            .OfType<string>()
            .Select(static fields => new RedisInfo(fields.Replace('=', ':').Replace(',', '\n')))
            .Where(static replica => replica.Text("state") == "online"),
    ];
}
