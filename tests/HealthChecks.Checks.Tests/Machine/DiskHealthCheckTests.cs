using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class DiskHealthCheckTests
{
    private static readonly string[] DataKeys = ["usedPercent", "freeBytes", "totalBytes"];

    [Theory]
    [InlineData(84, HealthStatus.Healthy)]
    [InlineData(85, HealthStatus.Degraded)]
    [InlineData(94, HealthStatus.Degraded)]
    [InlineData(95, HealthStatus.Unhealthy)]
    [InlineData(100, HealthStatus.Unhealthy)]
    public async Task It_warns_at_85_percent_and_fails_at_95(int percent, HealthStatus expected)
    {
        var result = await new DiskHealthCheck(Used(percent)).RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.DiskSpaceLow, result.Reason());
        Assert.Equal(DataKeys, result.DataKeys());
        Assert.Equal((double)percent, result.Data["usedPercent"]);
        Assert.Equal(100L - percent, result.Data["freeBytes"]);
        Assert.Equal(100L, result.Data["totalBytes"]);
    }

    [Theory]
    [InlineData(49, HealthStatus.Healthy)]
    [InlineData(50, HealthStatus.Degraded)]
    [InlineData(59, HealthStatus.Degraded)]
    [InlineData(60, HealthStatus.Unhealthy)]
    public async Task Its_levels_can_be_moved(int percent, HealthStatus expected)
    {
        var result = await new DiskHealthCheck(Used(percent)) { WarningPercent = 50, CriticalPercent = 60 }.RunAsync();

        Assert.Equal(expected, result.Status);
    }

    [Theory]
    [InlineData(40, HealthStatus.Healthy)]
    [InlineData(41, HealthStatus.Unhealthy)]
    public async Task It_fails_below_the_minimum_of_free_bytes(int percent, HealthStatus expected)
    {
        var result = await new DiskHealthCheck(Used(percent)) { MinimumFreeBytes = 60 }.RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.DiskSpaceLow, result.Reason());
    }

    [Theory]
    [InlineData(40, HealthStatus.Healthy)]
    [InlineData(41, HealthStatus.Degraded)]
    [InlineData(50, HealthStatus.Degraded)]
    [InlineData(51, HealthStatus.Unhealthy)]
    public async Task It_warns_and_fails_by_bytes(int percent, HealthStatus expected)
    {
        var result = await new DiskHealthCheck(Used(percent)) { WarningFreeBytes = 60, MinimumFreeBytes = 50 }.RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.DiskSpaceLow, result.Reason());
    }

    [Fact]
    public async Task Of_a_share_and_bytes_the_worse_counts()
    {
        (await new DiskHealthCheck(Used(90)) { MinimumFreeBytes = 11 }.RunAsync()).AssertFailed(CheckReasons.DiskSpaceLow);
        (await new DiskHealthCheck(Used(95)) { WarningFreeBytes = 11 }.RunAsync()).AssertFailed(CheckReasons.DiskSpaceLow);
    }

    [Theory]
    [InlineData(89, HealthStatus.Healthy)]
    [InlineData(90, HealthStatus.Unhealthy)]
    public async Task A_maximum_of_90_percent_fails_there_and_never_warns(int percent, HealthStatus expected)
    {
        var result = await new DiskHealthCheck(Used(percent)) { WarningPercent = null, CriticalPercent = 90 }.RunAsync();

        Assert.Equal(expected, result.Status);
    }

    [Fact]
    public async Task Each_limit_can_be_left_out()
    {
        (await new DiskHealthCheck(Used(90)) { WarningPercent = null }.RunAsync()).AssertHealthy(DataKeys);
        (await new DiskHealthCheck(Used(95)) { WarningPercent = null }.RunAsync()).AssertFailed(CheckReasons.DiskSpaceLow);
        (await new DiskHealthCheck(Used(99)) { CriticalPercent = null }.RunAsync())
            .AssertFailed(CheckReasons.DiskSpaceLow, status: HealthStatus.Degraded);
        (await new DiskHealthCheck(Used(100)) { WarningPercent = null, CriticalPercent = null }.RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task The_text_says_which_limit_is_reached_and_not_which_path()
    {
        var result = await new DiskHealthCheck(Used(90)) { Path = Path.GetTempPath() }.RunAsync();
        Assert.Equal("90 % is used; the warning level is 85 %.", result.Description);

        result = await new DiskHealthCheck(Used(97)).RunAsync();
        Assert.Equal("97 % is used; the critical level is 95 %.", result.Description);

        result = await new DiskHealthCheck(Used(50)) { MinimumFreeBytes = 51 }.RunAsync();
        Assert.Equal("50 bytes are left; the minimum is 51.", result.Description);

        result = await new DiskHealthCheck(Used(50)) { WarningFreeBytes = 51 }.RunAsync();
        Assert.Equal("50 bytes are left; the warning level is 51.", result.Description);
    }

    [Fact]
    public async Task What_is_reserved_counts_neither_as_used_nor_as_free()
    {
        var result = await new DiskHealthCheck(static _ => new DiskSpace(TotalBytes: 100, UsedBytes: 60, FreeBytes: 20)).RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.Equal(75.0, result.Data["usedPercent"]);
        Assert.Equal(20L, result.Data["freeBytes"]);
        Assert.Equal(100L, result.Data["totalBytes"]);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_unhealthy()
    {
        var check = new DiskHealthCheck { Path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")) };

        (await check.RunAsync()).AssertFailed(CheckReasons.PathMissing);
    }

    [Fact]
    public async Task A_file_system_that_cannot_be_read_is_unhealthy_and_its_text_stays_in_the_log()
    {
        var cause = new IOException("//server/share password hunter2");

        var result = await new DiskHealthCheck(_ => throw cause).RunAsync();

        result.AssertFailed(CheckReasons.DiskUnreadable, cause);
        Assert.Equal("The file system does not say how full it is.", result.Description);
    }

    [Fact]
    public async Task A_file_system_without_a_size_is_unhealthy() =>
        (await new DiskHealthCheck(static _ => new DiskSpace(0, 0, 0)).RunAsync()).AssertFailed(CheckReasons.DiskUnreadable);

    [Fact]
    public async Task The_file_system_of_the_application_is_read_for_real()
    {
        var check = new DiskHealthCheck
        {
            WarningPercent = null,
            CriticalPercent = null,
            WarningInodesPercent = null,
            CriticalInodesPercent = null,
        };

        var result = await check.RunAsync();

        Assert.Null(result.Reason());
        Assert.Equal(DataKeys, result.DataKeys().Take(3));
        Assert.Equal(AppContext.BaseDirectory, check.Path);
        Assert.InRange((double)result.Data["usedPercent"], 0, 100);
        Assert.InRange((long)result.Data["freeBytes"], 0, (long)result.Data["totalBytes"]);
    }

    [Fact]
    public async Task A_cancelled_run_reads_nothing()
    {
        var check = new DiskHealthCheck(static _ => throw new InvalidOperationException());

        await Assert.ThrowsAsync<OperationCanceledException>(() => check.RunUntilAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_blank_path_is_refused_at_construction()
    {
        var exception = Assert.Throws<ArgumentException>(() => new DiskHealthCheck { Path = " " });

        Assert.StartsWith("Path is blank: give a folder or file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_asks_for_a_thread_of_its_own() => Assert.True(CheckRun.Defaults<DiskHealthCheck>()?.Blocking);

    private static Func<string, DiskSpace> Used(int percent) => _ => new DiskSpace(100, percent, 100 - percent);
}
