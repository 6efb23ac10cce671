using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class CpuHealthCheckTests : IDisposable
{
    private static readonly string[] DataKeys = ["limitCores", "usedPercent", "usedCores", "intervalMs"];

    private readonly ManualClock _clock = new();
    private readonly KernelFiles _files = new KernelFiles().WithProcessors("0-3", busy: 5000, idle: 95000);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task The_first_run_is_healthy_and_has_no_figure()
    {
        var result = await Check().RunAsync();

        result.AssertHealthy("limitCores");
        Assert.Equal("How busy the processors are is known from the second run on.", result.Description);
    }

    [Theory]
    [InlineData(69, HealthStatus.Healthy)]
    [InlineData(70, HealthStatus.Degraded)]
    [InlineData(89, HealthStatus.Degraded)]
    [InlineData(90, HealthStatus.Unhealthy)]
    [InlineData(100, HealthStatus.Unhealthy)]
    public async Task It_warns_at_70_percent_of_the_host_and_fails_at_90(int percent, HealthStatus expected)
    {
        var check = Check();
        await check.RunAsync();
        _files.WithProcessors("0-3", busy: 5000 + (4 * percent), idle: 95000 + (4 * (100 - percent)));

        var result = await check.RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.CpuBusy, result.Reason());
        Assert.Equal(DataKeys, result.DataKeys());
        result.AssertCpu(limit: 4, percent, cores: percent * 0.04, milliseconds: 1000);
    }

    [Fact]
    public async Task Each_limit_can_be_moved_and_left_out()
    {
        (await _files.RunOnBusyHostAsync(50, new CpuHealthCheck(_files.Root, _clock) { CriticalPercent = 50 })).AssertFailed(CheckReasons.CpuBusy);
        (await _files.RunOnBusyHostAsync(50, new CpuHealthCheck(_files.Root, _clock) { WarningPercent = 50 }))
            .AssertFailed(CheckReasons.CpuBusy, status: HealthStatus.Degraded);
        (await _files.RunOnBusyHostAsync(100, new CpuHealthCheck(_files.Root, _clock) { CriticalPercent = null }))
            .AssertFailed(CheckReasons.CpuBusy, status: HealthStatus.Degraded);
        (await _files.RunOnBusyHostAsync(89, new CpuHealthCheck(_files.Root, _clock) { WarningPercent = null })).AssertHealthy(DataKeys);
        (await _files.RunOnBusyHostAsync(100, new CpuHealthCheck(_files.Root, _clock) { WarningPercent = null, CriticalPercent = null }))
            .AssertHealthy(DataKeys);
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("0-1,4,6-7", 5)]
    public async Task Processors_that_are_offline_do_not_count(string online, int expected)
    {
        _files.WithProcessors(online, busy: 5000, idle: 5000);

        Assert.Equal((double)expected, (await Check().RunAsync()).Data["limitCores"]);
    }

    [Fact]
    public async Task A_run_right_after_another_repeats_the_last_figure()
    {
        var check = Check();
        await check.RunAsync();
        _files.WithProcessors("0-3", busy: 5000 + 99, idle: 95000);
        (await check.RunAsync()).AssertHealthy("limitCores");

        _files.WithProcessors("0-3", busy: 5000 + 400, idle: 95000);
        (await check.RunAsync()).AssertFailed(CheckReasons.CpuBusy);
        _files.WithProcessors("0-3", busy: 5000 + 400, idle: 95000 + 99);
        (await check.RunAsync()).AssertFailed(CheckReasons.CpuBusy);
        _files.WithProcessors("0-3", busy: 5000 + 400, idle: 95000 + 400);
        (await check.RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task Without_the_kernels_files_the_process_measures_itself()
    {
        using var empty = new KernelFiles();
        var check = new CpuHealthCheck(empty.Root, _clock);
        Assert.Equal((double)Environment.ProcessorCount, (await check.RunAsync()).Data["limitCores"]);
        _clock.Pass(seconds: 3600);

        var result = await check.RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.InRange((double)result.Data["usedPercent"], 0, 50);
    }

    [Fact]
    public async Task Both_runs_of_the_machine_that_the_tests_run_on_are_read_for_real()
    {
        var check = new CpuHealthCheck { WarningPercent = null, CriticalPercent = null };
        (await check.RunAsync()).AssertHealthy("limitCores");
        await Task.Delay(500, TestContext.Current.CancellationToken);

        var result = await check.RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.InRange((double)result.Data["usedPercent"], 0, 100);
        Assert.InRange((double)result.Data["intervalMs"], 250, 60_000);
    }

    [Fact]
    public void Only_the_running_process_is_asked() => Assert.True(CheckRun.Defaults<CpuHealthCheck>()?.NeedsRunningProcess);

    private CpuHealthCheck Check() => new(_files.Root, _clock);
}
