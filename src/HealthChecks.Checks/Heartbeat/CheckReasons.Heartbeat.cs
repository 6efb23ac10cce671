namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Heartbeat, heartbeat file, fleet: there is no beat, and the time in which there may be none is over.</summary>
    public const string HeartbeatMissing = "heartbeat-missing";

    /// <summary>Heartbeat, heartbeat file, fleet: the last beat is too long ago.</summary>
    public const string HeartbeatStale = "heartbeat-stale";
}
