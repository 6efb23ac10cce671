namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Redis: the server is a replica where a master is expected, or the other way round.</summary>
    public const string WrongRole = "wrong-role";

    /// <summary>Redis, replica lag: a replica has no connection to its master.</summary>
    public const string MasterLinkDown = "master-link-down";

    /// <summary>Redis: the master has fewer connected replicas than it should.</summary>
    public const string ReplicasMissing = "replicas-missing";

    /// <summary>Redis: the server is still loading its data.</summary>
    public const string Loading = "loading";

    /// <summary>Redis: the server is held up by a script.</summary>
    public const string Busy = "busy";

    /// <summary>Redis: the server takes no writes, because it cannot save its data.</summary>
    public const string WritesRefused = "writes-refused";

    /// <summary>Redis: no sentinel answers with a master of the name.</summary>
    public const string MasterUnknown = "master-unknown";

    /// <summary>Redis: the cluster does not serve, or serves only some of its slots.</summary>
    public const string ClusterDown = "cluster-down";

    /// <summary>Redis: the cluster serves, and some of its nodes may be failing.</summary>
    public const string ClusterDegraded = "cluster-degraded";
}
