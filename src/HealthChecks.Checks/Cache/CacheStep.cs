namespace HealthChecks;

/// <summary>One step of a run of a cache check: where its duration goes, and what its failure is called.</summary>
internal sealed record CacheStep(string DataKey, string Reason, string FailureText)
{
    public static readonly CacheStep Write = new("setMs", CheckReasons.WriteFailed, "The entry could not be written.");
    public static readonly CacheStep Read = new("getMs", CheckReasons.ReadFailed, "The entry could not be read.");
    public static readonly CacheStep Remove = new("removeMs", CheckReasons.RemoveFailed, "The entry could not be removed.");

    public static string MismatchText(bool isThere) =>
        isThere ? "The entry held another value than the one written." : "The entry was gone when it was read.";
}
