namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>DNS: the name exists and has no address of the family asked for.</summary>
    public const string NoAddress = "no-address";

    /// <summary>DNS: the name has addresses, and not the expected one.</summary>
    public const string UnexpectedAddress = "unexpected-address";

    /// <summary>DNS: the name server did not answer, refused, or failed itself; nothing is known of the name.</summary>
    public const string NameServerFailed = "name-server-failed";
}
