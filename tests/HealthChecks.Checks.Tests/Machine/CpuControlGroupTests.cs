using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class CpuControlGroupTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly KernelFiles _files = new KernelFiles().WithProcessors("0-3", busy: 5000, idle: 95000);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_container_of_version_2_is_measured_by_its_own_quota()
    {
        _files.InGroup2("/").WithCpu2("", "50000 100000", usedMicroseconds: 7_000_000);
        var check = Check();
        await check.RunAsync();
        _clock.Pass(seconds: 10);
        _files.WithCpu2("", "50000 100000", usedMicroseconds: 7_000_000 + 4_000_000);

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.CpuBusy, status: HealthStatus.Degraded);
        Assert.Equal("80 % is used; the warning level is 70 %.", result.Description);
        result.AssertCpu(limit: 0.5, percent: 80, cores: 0.4, milliseconds: 10_000);
    }

    [Theory]
    [InlineData("cpu,cpuacct")]
    [InlineData("cpu")]
    public async Task A_container_of_version_1_is_measured_by_its_own_quota(string folder)
    {
        _files.InGroup1("/app").WithCpu1(folder, "/app", quota: 200000, usedNanoseconds: 0);
        _files.With("sys/fs/cgroup/cpuacct/app/cpuacct.usage", "1000000000\n");
        var check = Check();
        await check.RunAsync();
        _clock.Pass(seconds: 10);
        _files.WithCpu1(folder, "/app", quota: 200000, usedNanoseconds: 5_000_000_000);
        _files.With("sys/fs/cgroup/cpuacct/app/cpuacct.usage", "6000000000\n");

        (await check.RunAsync()).AssertCpu(limit: 2, percent: 25, cores: 0.5, milliseconds: 10_000);
    }

    [Fact]
    public async Task Without_a_quota_of_its_own_the_nearest_above_counts()
    {
        _files.InGroup2("/pod/app").WithCpu2("/pod", "100000 100000", 0).WithCpu2("/pod/app", "max 100000", 0);
        var check = Check();
        await check.RunAsync();
        _clock.Pass(seconds: 10);
        _files.WithCpu2("/pod", "100000 100000", usedMicroseconds: 6_000_000);

        (await check.RunAsync()).AssertCpu(limit: 1, percent: 60, cores: 0.6, milliseconds: 10_000);
    }

    [Theory]
    [InlineData("400000 100000")]
    [InlineData("max 100000")]
    [InlineData("what?")]
    [InlineData("50000 0")]
    public async Task A_quota_that_is_none_leaves_the_host(string quota)
    {
        _files.InGroup2("/").WithCpu2("", quota, usedMicroseconds: 0);
        (await _files.RunOnBusyHostAsync(30, Check())).AssertCpu(limit: 4, percent: 30, cores: 1.2, milliseconds: 1000);
    }

    [Fact]
    public async Task Version_1_without_a_quota_leaves_the_host()
    {
        _files.InGroup1("/app").WithCpu1("cpu,cpuacct", "/app", quota: -1, usedNanoseconds: 0);
        (await _files.RunOnBusyHostAsync(30, Check())).AssertCpu(limit: 4, percent: 30, cores: 1.2, milliseconds: 1000);
    }

    [Fact]
    public async Task A_counter_of_another_group_of_the_same_name_is_not_taken()
    {
        _files.With("proc/self/cgroup", "2:cpuacct:/\n1:cpu:/app\n").WithCpu1("cpu", "/app", quota: 100000, usedNanoseconds: 0);
        _files.With("sys/fs/cgroup/cpuacct/app/cpuacct.usage", "0\n");

        (await _files.RunOnBusyHostAsync(95, Check())).AssertCpu(limit: 4, percent: 95, cores: 3.8, milliseconds: 1000);
    }

    [Fact]
    public async Task Another_quota_and_counters_that_begin_anew_start_a_new_measurement()
    {
        _files.InGroup2("/").WithCpu2("", "50000 100000", usedMicroseconds: 5_000_000);
        var check = Check();
        await check.RunAsync();
        _clock.Pass(seconds: 10);

        _files.WithCpu2("", "100000 100000", usedMicroseconds: 9_000_000);
        (await check.RunAsync()).AssertHealthy("limitCores");
        _clock.Pass(seconds: 10);

        _files.WithCpu2("", "100000 100000", usedMicroseconds: 3);
        (await check.RunAsync()).AssertHealthy("limitCores");
    }

    [Fact]
    public async Task More_than_the_quota_is_100_percent()
    {
        _files.InGroup2("/").WithCpu2("", "50000 100000", usedMicroseconds: 0);
        var check = Check();
        await check.RunAsync();
        _clock.Pass(seconds: 1);
        _files.WithCpu2("", "50000 100000", usedMicroseconds: 600_000);

        Assert.Equal(100.0, (await check.RunAsync()).Data["usedPercent"]);
    }

    private CpuHealthCheck Check() => new(_files.Root, _clock);
}
