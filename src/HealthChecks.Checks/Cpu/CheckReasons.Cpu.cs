namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Processor: a limit is reached.</summary>
    public const string CpuBusy = "cpu-busy";
}
