namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Options: a key that is required is not set.</summary>
    public const string KeysMissing = "keys-missing";

    /// <summary>Options: a validator refuses them.</summary>
    public const string OptionsInvalid = "options-invalid";

    /// <summary>Options: they could not be made, because a value is not of its type or what sets them up failed.</summary>
    public const string OptionsUnreadable = "options-unreadable";
}
