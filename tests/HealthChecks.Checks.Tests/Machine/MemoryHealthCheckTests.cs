using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class MemoryHealthCheckTests : IDisposable
{
    private const string Version1Unlimited = "9223372036854771712";
    private static readonly string[] DataKeys = ["usedPercent", "usedBytes", "limitBytes", "availableBytes"];

    private readonly KernelFiles _files = new KernelFiles().WithHost(totalKilobytes: 1000, availableKilobytes: 400);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_container_of_version_2_is_measured_by_its_own_limit()
    {
        _files.InGroup2("/").WithGroup2("", limit: "1000", current: 700, inactiveFile: 200);

        var result = await Check().RunAsync();

        result.AssertHealthy(DataKeys);
        AssertFigures(result, percent: 50, used: 500, limit: 1000, available: 500);
    }

    [Fact]
    public async Task A_container_of_version_1_is_measured_by_its_own_limit()
    {
        _files.InGroup1("/app").WithGroup1("/app", limit: "1000", usage: 700, inactiveFile: 200);

        AssertFigures(await Check().RunAsync(), percent: 50, used: 500, limit: 1000, available: 500);
    }

    [Fact]
    public async Task A_version_2_group_without_a_limit_is_measured_by_the_nearest_above_it()
    {
        _files.InGroup2("/system.slice/app.service/worker")
            .WithGroup2("/system.slice", limit: "4000", current: 3000)
            .WithGroup2("/system.slice/app.service", limit: "2000", current: 500)
            .WithGroup2("/system.slice/app.service/worker", limit: "max", current: 100);

        AssertFigures(await Check().RunAsync(), percent: 25, used: 500, limit: 2000, available: 1500);
    }

    [Fact]
    public async Task A_version_1_group_without_a_limit_is_measured_by_the_nearest_above_it()
    {
        _files.InGroup1("/kubepods/pod1/app")
            .WithGroup1("/kubepods/pod1", limit: "2000", usage: 500)
            .WithGroup1("/kubepods/pod1/app", Version1Unlimited, usage: 100);

        AssertFigures(await Check().RunAsync(), percent: 25, used: 500, limit: 2000, available: 1500);
    }

    [Theory]
    [InlineData("/docker/0123456789abcdef")]
    [InlineData("/../sibling")]
    public async Task A_container_that_is_told_a_path_it_cannot_see_finds_its_limit_at_the_mount_point(string path)
    {
        _files.InGroup1(path).WithGroup1("", limit: "1000", usage: 300);
        AssertFigures(await Check().RunAsync(), percent: 30, used: 300, limit: 1000, available: 700);

        _files.InGroup2(path).WithGroup2("", limit: "1000", current: 400);
        AssertFigures(await Check().RunAsync(), percent: 40, used: 400, limit: 1000, available: 600);
    }

    [Fact]
    public async Task Without_a_limit_the_host_is_what_counts()
    {
        _files.InGroup2("/app").WithGroup2("/app", limit: "max", current: 100);
        AssertFigures(await Check().RunAsync(), percent: 60, used: 600 * 1024, limit: 1000 * 1024, available: 400 * 1024);

        _files.InGroup1("/app").WithGroup1("/app", Version1Unlimited, usage: 100);
        AssertFigures(await Check().RunAsync(), percent: 60, used: 600 * 1024, limit: 1000 * 1024, available: 400 * 1024);
    }

    [Fact]
    public async Task A_limit_above_what_the_host_has_is_none()
    {
        _files.InGroup2("/").WithGroup2("", limit: "1024001", current: 100);

        AssertFigures(await Check().RunAsync(), percent: 60, used: 600 * 1024, limit: 1000 * 1024, available: 400 * 1024);
    }

    [Fact]
    public async Task Without_control_groups_the_host_is_what_counts() =>
        AssertFigures(await Check().RunAsync(), percent: 60, used: 600 * 1024, limit: 1000 * 1024, available: 400 * 1024);

    [Fact]
    public async Task Without_the_kernels_files_the_runtime_says_what_it_knows()
    {
        using var empty = new KernelFiles();

        var result = await new MemoryHealthCheck(empty.Root) { WarningPercent = null, CriticalPercent = null }.RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.InRange((long)result.Data["limitBytes"], 1, long.MaxValue);
        Assert.InRange((long)result.Data["usedBytes"], 1, (long)result.Data["limitBytes"]);
    }

    [Fact]
    public async Task Files_without_sense_are_passed_over()
    {
        _files.InGroup2("/app").WithGroup2("/app", limit: "what?", current: 100).WithGroup2("", limit: "1000", current: 250);
        AssertFigures(await Check().RunAsync(), percent: 25, used: 250, limit: 1000, available: 750);

        _files.With("proc/self/cgroup", "nonsense\n\n0\n");
        AssertFigures(await Check().RunAsync(), percent: 60, used: 600 * 1024, limit: 1000 * 1024, available: 400 * 1024);
    }

    [Fact]
    public async Task Usage_without_details_counts_in_full()
    {
        _files.InGroup2("/").With("sys/fs/cgroup/memory.max", "1000\n").With("sys/fs/cgroup/memory.current", "300\n");

        AssertFigures(await Check().RunAsync(), percent: 30, used: 300, limit: 1000, available: 700);
    }

    [Theory]
    [InlineData(799, HealthStatus.Healthy)]
    [InlineData(800, HealthStatus.Degraded)]
    [InlineData(949, HealthStatus.Degraded)]
    [InlineData(950, HealthStatus.Unhealthy)]
    [InlineData(1100, HealthStatus.Unhealthy)]
    public async Task It_warns_at_80_percent_and_fails_at_95(int used, HealthStatus expected)
    {
        _files.InGroup2("/").WithGroup2("", limit: "1000", current: used);

        var result = await Check().RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.MemoryLow, result.Reason());
        Assert.Equal(DataKeys, result.DataKeys());
    }

    [Theory]
    [InlineData(700, HealthStatus.Healthy)]
    [InlineData(701, HealthStatus.Unhealthy)]
    public async Task It_fails_below_the_minimum_of_available_bytes(int used, HealthStatus expected)
    {
        _files.InGroup2("/").WithGroup2("", limit: "1000", current: used);

        var result = await new MemoryHealthCheck(_files.Root) { MinimumAvailableBytes = 300 }.RunAsync();

        Assert.Equal(expected, result.Status);
    }

    [Theory]
    [InlineData(899_999_999, HealthStatus.Healthy)]
    [InlineData(900_000_000, HealthStatus.Healthy)]
    [InlineData(900_000_001, HealthStatus.Unhealthy)]
    public async Task A_hundred_megabytes_are_a_minimum_whatever_the_share_is(int used, HealthStatus expected)
    {
        _files.WithHost(totalKilobytes: 4_000_000, availableKilobytes: 1).InGroup2("/").WithGroup2("", limit: "1000000000", current: used);

        var check = new MemoryHealthCheck(_files.Root) { WarningPercent = null, CriticalPercent = null, MinimumAvailableBytes = 100_000_000 };

        Assert.Equal(expected, (await check.RunAsync()).Status);
    }

    [Theory]
    [InlineData(600, HealthStatus.Healthy)]
    [InlineData(601, HealthStatus.Degraded)]
    [InlineData(700, HealthStatus.Degraded)]
    [InlineData(701, HealthStatus.Unhealthy)]
    public async Task It_warns_and_fails_by_bytes(int used, HealthStatus expected)
    {
        _files.InGroup2("/").WithGroup2("", limit: "1000", current: used);

        var result = await new MemoryHealthCheck(_files.Root) { WarningAvailableBytes = 400, MinimumAvailableBytes = 300 }.RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.MemoryLow, result.Reason());
    }

    [Fact]
    public async Task Each_limit_can_be_left_out()
    {
        _files.InGroup2("/").WithGroup2("", limit: "1000", current: 990);

        (await new MemoryHealthCheck(_files.Root) { CriticalPercent = null }.RunAsync())
            .AssertFailed(CheckReasons.MemoryLow, status: HealthStatus.Degraded);
        (await new MemoryHealthCheck(_files.Root) { WarningPercent = null }.RunAsync()).AssertFailed(CheckReasons.MemoryLow);
        (await new MemoryHealthCheck(_files.Root) { WarningPercent = null, CriticalPercent = null }.RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task The_machine_that_the_tests_run_on_is_read_for_real()
    {
        var result = await new MemoryHealthCheck { WarningPercent = null, CriticalPercent = null }.RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.InRange((double)result.Data["usedPercent"], 0.01, 100);
        Assert.Equal((long)result.Data["limitBytes"], (long)result.Data["usedBytes"] + (long)result.Data["availableBytes"]);
    }

    private MemoryHealthCheck Check() => new(_files.Root);

    private static void AssertFigures(HealthCheckResult result, double percent, long used, long limit, long available) =>
        Assert.Equal(
            (percent, used, limit, available),
            (result.Data["usedPercent"], result.Data["usedBytes"], result.Data["limitBytes"], result.Data["availableBytes"]));
}
