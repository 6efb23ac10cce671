namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Requests: nobody measures them, so nothing is known.</summary>
    public const string RequestsUnmeasured = "requests-unmeasured";

    /// <summary>Requests: a limit of the share that fails is reached.</summary>
    public const string RequestsFailing = "requests-failing";

    /// <summary>Requests: a limit of how long they take is reached.</summary>
    public const string RequestsSlow = "requests-slow";

    /// <summary>Requests: a limit of how many there are is reached.</summary>
    public const string RequestsMany = "requests-many";
}
