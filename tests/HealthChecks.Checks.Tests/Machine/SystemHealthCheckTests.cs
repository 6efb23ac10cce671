using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class SystemHealthCheckTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly KernelFiles _files = new KernelFiles().WithHost(totalKilobytes: 1000, availableKilobytes: 400);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task It_shows_the_figures_of_the_machine()
    {
        _files.WithProcessors("0-3", busy: 5000, idle: 95000)
            .With("proc/loadavg", "1.05 1.22 3.16 3/161 10960\n")
            .With("proc/uptime", "273735.42 467.46\n")
            .With(
                "proc/net/dev",
                """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo: 1000 1000 0 0 0 0 0 0 1000 1000 0 0 0 0 0 0
                  eth0:10 2    0    0    0     0          0         0        30       4    0    0    0     0       0          0
                  eth1: 100 20    0    0    0     0          0         0        300       40    0    0    0     0       0          0

                """);
        var check = Check();

        Assert.DoesNotContain("cpuPercent", (await check.RunAsync()).DataKeys());
        _files.WithProcessors("0-3", busy: 5000 + 300, idle: 95000 + 100);
        var result = await check.RunAsync();

        result.AssertHealthy(
            "cores", "cpuLimitCores", "cpuPercent", "load1", "load5", "load15",
            "memoryUsedPercent", "memoryUsedBytes", "memoryAvailableBytes", "memoryTotalBytes",
            "diskUsedPercent", "diskUsedBytes", "diskFreeBytes", "diskTotalBytes",
            "networkReceivedBytes", "networkSentBytes", "networkReceivedPackets", "networkSentPackets",
            "uptimeSeconds", "uptime");
        Assert.Equal(
            [
                Environment.ProcessorCount, 4.0, 75.0, 1.05, 1.22, 3.16,
                60.0, 614400L, 409600L, 1024000L,
                70.0, 70L, 30L, 100L,
                110L, 330L, 22L, 44L,
                273735L, "3 d 4 h 2 min",
            ],
            result.Data.Values);
    }

    [Fact]
    public async Task Temperature_and_battery_are_shown_where_there_are_any()
    {
        _files.With("sys/class/thermal/thermal_zone0/type", "acpitz\n").With("sys/class/thermal/thermal_zone0/temp", "27800\n")
            .With("sys/class/thermal/cooling_device0/temp", "99000\n")
            .With("sys/class/thermal/thermal_zone1/type", "off\n").With("sys/class/thermal/thermal_zone1/temp", "-273200\n")
            .With("sys/class/hwmon/hwmon0/name", "coretemp\n")
            .With("sys/class/hwmon/hwmon0/temp1_input", "61500\n")
            .With("sys/class/hwmon/hwmon0/temp2_input", "broken\n")
            .With("sys/class/hwmon/hwmon0/temp1_max", "100000\n")
            .WithSupply("AC", ("type", "Mains"), ("online", "0"))
            .WithSupply("BAT0", ("type", "Battery"), ("capacity", "80"), ("status", "Full"))
            .WithSupply("BAT1", ("type", "Battery"), ("capacity", "55"), ("status", "Discharging"))
            .WithSupply("mouse", ("type", "Battery"), ("scope", "Device"), ("capacity", "3"), ("status", "Discharging"));

        var result = await Check().RunAsync();

        Assert.Equal((61.5, "coretemp"), (result.Data["temperatureCelsius"], result.Data["temperatureSensor"]));
        Assert.Equal((55L, true), (result.Data["batteryPercent"], result.Data["batteryDischarging"]));

        _files.WithSupply("BAT1", ("status", "Charging"));
        Assert.Equal(false, (await Check().RunAsync()).Data["batteryDischarging"]);
    }

    [Fact]
    public async Task What_the_machine_does_not_have_is_left_out()
    {
        var keys = (await Check().RunAsync()).DataKeys();

        Assert.Equal(HealthStatus.Healthy, (await Check().RunAsync()).Status);
        Assert.DoesNotContain("temperatureCelsius", keys);
        Assert.DoesNotContain("batteryPercent", keys);
        Assert.DoesNotContain("load1", keys);
    }

    [Fact]
    public async Task Memory_or_disk_that_cannot_be_read_degrades_it_and_the_rest_is_shown()
    {
        var cause = new IOException("//server/share password hunter2");
        var result = await new SystemHealthCheck(_files.Root, _clock, _ => throw cause, static () => null).RunAsync();

        result.AssertFailed(CheckReasons.SystemUnreadable, cause, HealthStatus.Degraded);
        Assert.Equal("Not to be read: memory, disk.", result.Description);
        Assert.Contains("uptimeSeconds", result.DataKeys());

        result = await new SystemHealthCheck(_files.Root, _clock, static _ => default, static () => new MemoryUsage(1, 2)).RunAsync();
        result.AssertFailed(CheckReasons.SystemUnreadable, status: HealthStatus.Degraded);
        Assert.Equal("Not to be read: disk.", result.Description);
        Assert.Contains("memoryUsedBytes", result.DataKeys());
    }

    [Fact]
    public async Task A_path_that_is_not_there_degrades_it()
    {
        var check = new SystemHealthCheck { Path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")) };

        // Windows looks at the drive alone, which is there.
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the drive is what counts.");
        (await check.RunAsync()).AssertFailed(CheckReasons.SystemUnreadable, status: HealthStatus.Degraded);
    }

    [Fact]
    public async Task The_machine_that_the_tests_run_on_is_read_for_real()
    {
        var check = new SystemHealthCheck();

        var result = await check.RunAsync();

        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Equal(AppContext.BaseDirectory, check.Path);
        Assert.InRange((long)result.Data["memoryUsedBytes"], 1, (long)result.Data["memoryTotalBytes"]);
        Assert.InRange((long)result.Data["diskFreeBytes"], 0, (long)result.Data["diskTotalBytes"]);
        Assert.InRange((long)result.Data["uptimeSeconds"], 1, long.MaxValue);
        if (OperatingSystem.IsLinux())
            Assert.InRange((double)result.Data["load1"], 0, 100_000);
    }

    [Fact]
    public void A_blank_path_is_refused_and_a_thread_of_its_own_asked_for()
    {
        Assert.Throws<ArgumentException>(() => new SystemHealthCheck { Path = "" });
        Assert.True(CheckRun.Defaults<SystemHealthCheck>()?.Blocking);
    }

    private SystemHealthCheck Check() =>
        new(_files.Root, _clock, static _ => new DiskSpace(100, 70, 30), new MemoryReader(_files.Root).Read);
}
