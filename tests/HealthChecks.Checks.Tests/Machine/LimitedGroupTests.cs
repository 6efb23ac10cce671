using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

/// <summary>The kernel's own files, as a process in a group with limits sees them.</summary>
public sealed class LimitedGroupTests
{
    private const long MemoryBytes = 128 * 1024 * 1024;

    [Fact]
    public async Task Memory_and_processors_of_a_container_are_measured_by_its_own_limits()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var group = await LimitedGroup.StartAsync(MemoryBytes, cpuQuotaMicroseconds: 50_000);

        var memory = await new MemoryHealthCheck(group.Root).RunAsync();
        Assert.Equal(HealthStatus.Healthy, memory.Status);
        Assert.Equal(MemoryBytes, memory.Data["limitBytes"]);
        Assert.InRange((long)memory.Data["usedBytes"], 38_000_000, MemoryBytes);
        Assert.Equal(MemoryBytes, (long)memory.Data["usedBytes"] + (long)memory.Data["availableBytes"]);
        (await new MemoryHealthCheck(group.Root) { MinimumAvailableBytes = MemoryBytes - 30_000_000 }.RunAsync())
            .AssertFailed(CheckReasons.MemoryLow);

        var cpu = new CpuHealthCheck(group.Root, TimeProvider.System) { WarningPercent = 30, CriticalPercent = 40 };
        (await cpu.RunAsync()).AssertHealthy("limitCores");
        await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);

        // One processor is what the process wants, half a one is what it gets: all of its quota, and a fraction of any host.
        var result = await cpu.RunAsync();
        result.AssertFailed(CheckReasons.CpuBusy);
        Assert.Equal(0.5, result.Data["limitCores"]);
        Assert.InRange((double)result.Data["usedPercent"], 40, 100);
        Assert.InRange((double)result.Data["usedCores"], 0.2, 0.5);
    }
}
