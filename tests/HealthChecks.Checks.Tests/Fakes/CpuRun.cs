using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>Runs of the processor check, and what they say.</summary>
internal static class CpuRun
{
    /// <summary>Two runs on a host of four processors that were busy to a share in the second between them.</summary>
    public static async Task<HealthCheckResult> RunOnBusyHostAsync(this KernelFiles files, int percent, CpuHealthCheck check)
    {
        files.WithProcessors("0-3", busy: 5000, idle: 95000);
        await check.RunAsync();
        files.WithProcessors("0-3", busy: 5000 + (4 * percent), idle: 95000 + (4 * (100 - percent)));
        return await check.RunAsync();
    }

    public static void AssertCpu(this HealthCheckResult result, double limit, double percent, double cores, double milliseconds)
    {
        Assert.Equal(limit, (double)result.Data["limitCores"], precision: 3);
        Assert.Equal(percent, (double)result.Data["usedPercent"], precision: 2);
        Assert.Equal(cores, (double)result.Data["usedCores"], precision: 3);
        Assert.Equal(milliseconds, (double)result.Data["intervalMs"], precision: 1);
    }
}
