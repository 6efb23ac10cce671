namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Storage: the entry was saved, and was not there afterwards.</summary>
    public const string Missing = "missing";
}
