namespace HealthChecks;

/// <summary>One step of a run of <see cref="StorageHealthCheck"/>: where its duration goes, and what its failure is called.</summary>
internal sealed record StorageStep(string DataKey, string Reason, string FailureText)
{
    public static readonly StorageStep Write = new("writeMs", CheckReasons.WriteFailed, "The entry could not be written.");
    public static readonly StorageStep Find = new("existsMs", CheckReasons.ReadFailed, "Whether the entry is there could not be seen.");
    public static readonly StorageStep Read = new("readMs", CheckReasons.ReadFailed, "The entry could not be read.");
    public static readonly StorageStep Remove = new("removeMs", CheckReasons.RemoveFailed, "The entry could not be removed.");
    public static readonly StorageStep Verify = new("goneMs", CheckReasons.RemoveFailed, "Whether the entry is gone could not be seen.");
}
