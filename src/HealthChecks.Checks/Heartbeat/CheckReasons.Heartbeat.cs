namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Heartbeat, heartbeat file, fleet: there is no beat, and the time in which there may be none is over.</summary>
    public const string HeartbeatMissing = "heartbeat-missing";

    /// <summary>Heartbeat, heartbeat file, fleet: the last beat is too long ago.</summary>
    public const string HeartbeatStale = "heartbeat-stale";

    /// <summary>Heartbeat file: it is there, and may not be read, holds no beat, or one that is yet to come.</summary>
    public const string HeartbeatUnreadable = "heartbeat-unreadable";

    /// <summary>Heartbeat file: it is not there, and there is no place where one may be written.</summary>
    public const string Unwritable = "unwritable";
}
