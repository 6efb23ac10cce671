using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What a Redis server is expected to be, and what is said of one that is not.</summary>
internal sealed class RedisLimits
{
    public RedisRole? ExpectedRole { get; set; }

    public int? MinimumReplicas { get; set; }

    public LimitPair<double> MemoryPercent { get; } =
        new(LimitKind.Percent, nameof(RedisHealthCheck.WarningMemoryPercent), nameof(RedisHealthCheck.CriticalMemoryPercent));

    public LimitPair<double> HitRatePercent { get; } =
        new(LimitKind.FloorPercent, nameof(RedisHealthCheck.WarningHitRatePercent), nameof(RedisHealthCheck.CriticalHitRatePercent));

    public LimitPair<double> LagSeconds { get; } =
        new(LimitKind.Ceiling, nameof(RedisHealthCheck.WarningLagSeconds), nameof(RedisHealthCheck.CriticalLagSeconds));

    /// <summary>Whether anything cannot be told without what the server says of itself.</summary>
    public bool AreSet => ExpectedRole is not null
        || MinimumReplicas is not null
        || AnyIsSet(MemoryPercent)
        || AnyIsSet(HitRatePercent)
        || AnyIsSet(LagSeconds);

    /// <summary>Puts the figures into the data, and says which of them are bad.</summary>
    public IEnumerable<HealthFinding> Judge(RedisInfo info, Dictionary<string, object> data)
    {
        Show("version", info.Text("redis_version"));
        Show("role", info.Role?.ToString().ToLowerInvariant());
        Show("clients", info.Number("connected_clients"));
        Show("usedMemoryBytes", info.Number("used_memory"));
        Show("maximumMemoryBytes", info.Number("maxmemory"));

        List<HealthFinding> findings = [];
        if (ExpectedRole is { } expected && info.Role != expected)
        {
            var text = expected == RedisRole.Master ? "The server is not a master." : "The server is not a replica.";
            findings.Add(new HealthFinding(HealthStatus.Unhealthy, CheckReasons.WrongRole, text));
        }

        findings.AddRange(info.Role == RedisRole.Replica ? JudgeReplica(info, Show) : JudgeMaster(info, Show));
        if (info.UsedMemoryPercent is { } used)
        {
            Show("usedMemoryPercent", Math.Round(used, 2));
            if (MemoryPercent.Judge(used) is { Status: not HealthStatus.Healthy } judged)
                findings.Add(new HealthFinding(judged.Status, CheckReasons.MemoryHigh, PercentText.Used(used, judged, "of the memory ")));
        }

        if (info.HitRatePercent is { } rate)
        {
            Show("hitRatePercent", Math.Round(rate, 2));
            if (HitRatePercent.Judge(rate) is { Status: not HealthStatus.Healthy } judged)
                findings.Add(new HealthFinding(judged.Status, CheckReasons.HitRateLow, PercentText.Found(rate, judged)));
        }

        return findings;

        void Show(string key, object? value)
        {
            if (value is not null)
                data[key] = value;
        }
    }

    private IEnumerable<HealthFinding> JudgeReplica(RedisInfo info, Action<string, object?> show)
    {
        if (info.Text("master_link_status") != "up")
        {
            show("masterLinkDownSeconds", info.Number("master_link_down_since_seconds") is >= 0 and var down ? down : null);
            return [new HealthFinding(HealthStatus.Unhealthy, CheckReasons.MasterLinkDown, "The replica has no connection to its master.")];
        }

        var seconds = info.Number("master_last_io_seconds_ago");
        show("lagSeconds", seconds);
        show("lagBytes", info.Number("slave_read_repl_offset") - info.Number("slave_repl_offset"));
        return JudgeLag(seconds);
    }

    private IEnumerable<HealthFinding> JudgeMaster(RedisInfo info, Action<string, object?> show)
    {
        var replicas = info.OnlineReplicas;
        show("replicas", replicas.Count);
        var findings = replicas.Count < MinimumReplicas
            ? [new HealthFinding(
                HealthStatus.Unhealthy,
                CheckReasons.ReplicasMissing,
                FormattableString.Invariant($"{replicas.Count} replicas are connected; there should be {MinimumReplicas}."))]
            : Array.Empty<HealthFinding>();
        if (replicas.Count == 0)
            return findings;

        var seconds = replicas.Max(static replica => replica.Number("lag"));
        show("lagSeconds", seconds);
        show("lagBytes", info.Number("master_repl_offset") - replicas.Min(static replica => replica.Number("offset")));
        return findings.Concat(JudgeLag(seconds));
    }

    private IEnumerable<HealthFinding> JudgeLag(long? seconds)
    {
        if (seconds is { } lag && LagSeconds.Judge(lag) is { Status: not HealthStatus.Healthy } judged)
            yield return ReplicaLag.Finding(lag, judged);
    }

    private static bool AnyIsSet(LimitPair<double> limits) => limits.Warning is not null || limits.Critical is not null;
}
