using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What is said of a cluster, by what one of its nodes says.</summary>
internal static class RedisCluster
{
    private const int Slots = 16384;

    /// <summary>Puts the figures into the data, and says which of them are bad.</summary>
    public static IEnumerable<HealthFinding> Judge(RedisInfo cluster, Dictionary<string, object> data)
    {
        var served = cluster.Number("cluster_slots_ok") ?? 0;
        data["servedSlots"] = served;
        data["clusterNodes"] = cluster.Number("cluster_known_nodes") ?? 0;
        if (cluster.Text("cluster_state") != "ok")
        {
            yield return new HealthFinding(HealthStatus.Unhealthy, CheckReasons.ClusterDown, "The cluster does not serve.");
        }
        else if (cluster.Number("cluster_slots_pfail") is > 0 and var doubtful)
        {
            yield return new HealthFinding(
                HealthStatus.Degraded,
                CheckReasons.ClusterDegraded,
                FormattableString.Invariant($"{doubtful} slots are on nodes that may be failing."));
        }
        else if (served < Slots)
        {
            yield return new HealthFinding(
                HealthStatus.Unhealthy,
                CheckReasons.ClusterDown,
                FormattableString.Invariant($"{served} of {Slots} slots are served."));
        }
    }
}
