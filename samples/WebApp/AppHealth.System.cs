using WebApp.Orders;

namespace WebApp;

/// <summary>The machine, for people and alerts: none of it says whether this instance can serve.</summary>
public sealed partial class AppHealth
{
    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static DiskHealthCheck Disk(ReceiptFolder receipts) => new() { Path = receipts.Path };

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static MemoryHealthCheck Memory() => new();

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static CpuHealthCheck Cpu() => new();

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static ProcessHealthCheck Process() => new();

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static SystemHealthCheck Machine() => new();
}
