namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Composite: fewer of the checks pass than have to.</summary>
    public const string TooFewPass = "too-few-pass";

    /// <summary>Composite: enough of the checks pass, and not all.</summary>
    public const string SomeFail = "some-fail";

    /// <summary>Manual: nobody has said yet how it is.</summary>
    public const string NotSet = "not-set";
}
