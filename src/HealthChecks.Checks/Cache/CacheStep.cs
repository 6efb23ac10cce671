namespace HealthChecks;

/// <summary>One step of a run of <see cref="CacheHealthCheck"/>: where its duration goes, and what its failure is called.</summary>
internal sealed record CacheStep(string DataKey, string Reason, string FailureText)
{
    public static readonly CacheStep Write = new("setMs", CheckReasons.WriteFailed, "The entry could not be written.");
    public static readonly CacheStep Read = new("getMs", CheckReasons.ReadFailed, "The entry could not be read.");
    public static readonly CacheStep Remove = new("removeMs", CheckReasons.RemoveFailed, "The entry could not be removed.");
}
