namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Disk: a limit of inodes is reached; there can be hardly any new files, however much space is left.</summary>
    public const string InodesLow = "inodes-low";
}
