namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>HTTP: the status is not one of those expected.</summary>
    public const string UnexpectedStatus = "unexpected-status";

    /// <summary>HTTP: the body is not what was expected.</summary>
    public const string UnexpectedBody = "unexpected-body";

    /// <summary>HTTP: the body is longer than the check reads.</summary>
    public const string BodyTooLong = "body-too-long";

    /// <summary>HTTP: the answer came from another address than the one asked.</summary>
    public const string Redirected = "redirected";

    /// <summary>HTTP: the answer was right, and took longer than it should.</summary>
    public const string Slow = "slow";
}
