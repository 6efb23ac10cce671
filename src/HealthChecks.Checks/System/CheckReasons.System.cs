namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>System: figures that every machine has could not be read.</summary>
    public const string SystemUnreadable = "system-unreadable";
}
