using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class ProcessHealthCheckTests
{
    private static readonly string[] DataKeys =
        ["heapBytes", "workingSetBytes", "threads", "poolQueueLength", "uptimeSeconds", "openFiles", "openFilesLimit", "openFilesPercent"];

    private static readonly ProcessFigures Figures = new(100, 100, 100, 100, TimeSpan.FromSeconds(90.4)) { OpenFiles = 50, OpenFilesLimit = 100 };

    [Fact]
    public async Task It_says_what_the_process_takes()
    {
        var result = await new ProcessHealthCheck(static () => Figures).RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.Equal(
            [100L, 100L, 100, 100L, 90.0, 50, 100L, 50.0],
            DataKeys.Select(key => result.Data[key]));
    }

    [Theory]
    [InlineData(79, HealthStatus.Healthy)]
    [InlineData(80, HealthStatus.Degraded)]
    [InlineData(94, HealthStatus.Degraded)]
    [InlineData(95, HealthStatus.Unhealthy)]
    public async Task It_warns_at_80_percent_of_the_files_that_may_be_open_and_fails_at_95(int files, HealthStatus expected)
    {
        var result = await new ProcessHealthCheck(() => Figures with { OpenFiles = files }).RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.OpenFilesHigh, result.Reason());
    }

    [Fact]
    public async Task Open_files_without_a_bound_are_shown_and_not_judged()
    {
        var check = new ProcessHealthCheck(static () => Figures with { OpenFiles = 1_000_000, OpenFilesLimit = null });
        (await check.RunAsync()).AssertHealthy([.. DataKeys.Take(6)]);

        check = new ProcessHealthCheck(static () => Figures with { OpenFiles = null, OpenFilesLimit = null, Handles = 7 });
        (await check.RunAsync()).AssertHealthy([.. DataKeys.Take(5), "handles"]);
    }

    public static TheoryData<string, Func<long?, long?, ProcessHealthCheck>> Limits => new()
    {
        {
            CheckReasons.HeapLarge,
            static (warning, critical) => new(static () => Figures) { WarningHeapBytes = warning, CriticalHeapBytes = critical }
        },
        {
            CheckReasons.WorkingSetLarge,
            static (warning, critical) => new(static () => Figures) { WarningWorkingSetBytes = warning, CriticalWorkingSetBytes = critical }
        },
        {
            CheckReasons.ThreadsMany,
            static (warning, critical) => new(static () => Figures) { WarningThreads = (int?)warning, CriticalThreads = (int?)critical }
        },
        {
            CheckReasons.PoolQueueLong,
            static (warning, critical) => new(static () => Figures) { WarningPoolQueueLength = warning, CriticalPoolQueueLength = critical }
        },
    };

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public async Task Each_figure_has_limits_of_its_own(string reason, Func<long?, long?, ProcessHealthCheck> limited)
    {
        (await limited(101, 101).RunAsync()).AssertHealthy(DataKeys);
        (await limited(100, 101).RunAsync()).AssertFailed(reason, status: HealthStatus.Degraded);
        (await limited(99, 100).RunAsync()).AssertFailed(reason);
        (await limited(100, null).RunAsync()).AssertFailed(reason, status: HealthStatus.Degraded);
        (await limited(null, 100).RunAsync()).AssertFailed(reason);
        (await limited(null, null).RunAsync()).AssertHealthy(DataKeys);
        Assert.Throws<ArgumentOutOfRangeException>(() => limited(-1, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => limited(null, -1));
        Assert.Throws<ArgumentException>(() => limited(101, 100));
    }

    [Fact]
    public async Task All_that_is_too_much_is_said()
    {
        var check = new ProcessHealthCheck(static () => Figures) { WarningHeapBytes = 10, CriticalThreads = 99, CriticalOpenFilesPercent = 51 };

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.ThreadsMany);
        Assert.Equal(
            "100 bytes are on the managed heap; the warning level is 10.\n100 threads are there; the critical level is 99.",
            result.Description);
    }

    [Fact]
    public void The_defaults_are_pinned()
    {
        var check = new ProcessHealthCheck();

        Assert.Equal((80, 95), (check.WarningOpenFilesPercent, check.CriticalOpenFilesPercent));
        Assert.Equal((null, null), (check.WarningHeapBytes, check.CriticalHeapBytes));
        Assert.Equal((null, null), (check.WarningWorkingSetBytes, check.CriticalWorkingSetBytes));
        Assert.Equal((null, null), (check.WarningThreads, check.CriticalThreads));
        Assert.Equal((null, null), (check.WarningPoolQueueLength, check.CriticalPoolQueueLength));
        Assert.True(CheckRun.Defaults<ProcessHealthCheck>()?.NeedsRunningProcess);
    }

    [Fact]
    public void The_kernels_files_are_understood()
    {
        using var files = new KernelFiles()
            .With("proc/self/status", "Name:\tdotnet\nThreads:\t23\nSigQ:\t0/1\n")
            .With("proc/self/limits", "Limit           Soft Limit    Hard Limit  Units\nMax open files  1024          524288      files\n")
            .With("proc/self/fd/0", "")
            .With("proc/self/fd/1", "");

        var figures = new ProcessReader(files.Root).Read();
        Assert.Equal((23, 2, 1024L), (figures.Threads, figures.OpenFiles, figures.OpenFilesLimit));

        files.With("proc/self/limits", "Max open files  unlimited     unlimited   files\n");
        Assert.Null(new ProcessReader(files.Root).Read().OpenFilesLimit);
    }

    [Fact]
    public void Without_the_kernels_files_the_system_is_asked()
    {
        using var empty = new KernelFiles();

        var figures = new ProcessReader(empty.Root).Read();

        Assert.InRange(figures.Threads, 1, 10_000);
        Assert.Null(figures.OpenFiles);
        Assert.Null(figures.OpenFilesPercent);
    }

    [Fact]
    public void This_process_is_read_for_real()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are counted on Linux only.");
        var reader = new ProcessReader("/");
        var before = reader.Read();
        var opened = Enumerable.Range(0, 200).Select(static _ => File.OpenHandle(typeof(CheckRun).Assembly.Location)).ToList();

        var after = reader.Read();
        opened.ForEach(static handle => handle.Dispose());

        // Other tests open and close some of their own meanwhile.
        Assert.InRange(after.OpenFiles!.Value - before.OpenFiles!.Value, 100, 10_000);
        Assert.InRange(after.OpenFilesPercent!.Value, 0.01, 100);
        Assert.InRange(after.Threads, 2, 10_000);
        Assert.InRange(after.HeapBytes, 1, after.WorkingSetBytes * 100);
        Assert.InRange(after.Uptime, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(10));
    }
}
