namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Fleet: the store of the beats could not be read.</summary>
    public const string FleetUnreadable = "fleet-unreadable";

    /// <summary>Fleet: this member says of itself that it is in an unhealthy state.</summary>
    public const string MemberUnhealthy = "member-unhealthy";

    /// <summary>Cluster: fewer members are alive and in a healthy state than there have to be.</summary>
    public const string FleetTooSmall = "fleet-too-small";
}
