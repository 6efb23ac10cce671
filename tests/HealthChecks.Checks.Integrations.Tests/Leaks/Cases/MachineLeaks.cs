namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What is asked of the machine and the process: there is nothing to keep but where disks are.</summary>
internal static class MachineLeaks
{
    public static readonly LeakCase[] Cases =
    [
        new(typeof(CpuHealthCheck), "busy", static async _ =>
        {
            // The first run has nothing to compare with, and no other before a quarter of a second has passed.
            var check = new CpuHealthCheck { WarningPercent = 0 };
            await check.RunAsync();
            await Task.Delay(300, TestContext.Current.CancellationToken);
            return check;
        }),
        new(typeof(MemoryHealthCheck), "low", static _ => new MemoryHealthCheck { WarningPercent = 0 }),
        new(typeof(ProcessHealthCheck), "many threads", static _ => new ProcessHealthCheck { WarningThreads = 1 }),
        new(typeof(DiskHealthCheck), "no such path", static _ => new DiskHealthCheck { Path = "/" + Marker.Place }),
        new(typeof(DiskHealthCheck), "full", static _ => new DiskHealthCheck { WarningPercent = 0 }),
        new(typeof(SystemHealthCheck), "no such disk", static _ => new SystemHealthCheck { Path = "/" + Marker.Place }),
    ];
}
