using System.Globalization;
using HealthChecks.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class InodesTests
{
    private static readonly string[] DataKeys =
        ["usedPercent", "freeBytes", "totalBytes", "usedInodesPercent", "freeInodes", "totalInodes"];

    [Theory]
    [InlineData(84, HealthStatus.Healthy)]
    [InlineData(85, HealthStatus.Degraded)]
    [InlineData(94, HealthStatus.Degraded)]
    [InlineData(95, HealthStatus.Unhealthy)]
    public async Task A_disk_warns_when_85_percent_of_its_inodes_are_used_and_fails_at_95(int percent, HealthStatus expected)
    {
        var result = await new DiskHealthCheck(Used(percent)).RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.InodesLow, result.Reason());
        Assert.Equal(DataKeys, result.DataKeys());
        Assert.Equal((double)percent, result.Data["usedInodesPercent"]);
        Assert.Equal(100L - percent, result.Data["freeInodes"]);
        Assert.Equal(100L, result.Data["totalInodes"]);
    }

    [Fact]
    public async Task Each_limit_can_be_moved_and_left_out()
    {
        (await new DiskHealthCheck(Used(50)) { CriticalInodesPercent = 50 }.RunAsync()).AssertFailed(CheckReasons.InodesLow);
        (await new DiskHealthCheck(Used(50)) { WarningInodesPercent = 50 }.RunAsync())
            .AssertFailed(CheckReasons.InodesLow, status: HealthStatus.Degraded);
        (await new DiskHealthCheck(Used(100)) { CriticalInodesPercent = null }.RunAsync())
            .AssertFailed(CheckReasons.InodesLow, status: HealthStatus.Degraded);
        (await new DiskHealthCheck(Used(100)) { WarningInodesPercent = null }.RunAsync()).AssertFailed(CheckReasons.InodesLow);
        (await new DiskHealthCheck(Used(100)) { WarningInodesPercent = null, CriticalInodesPercent = null }.RunAsync())
            .AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task Space_and_inodes_are_reported_together_and_the_worse_is_the_reason()
    {
        var result = await new DiskHealthCheck(static _ => new DiskSpace(100, 90, 10) { Inodes = new Inodes(100, 99, 1) }).RunAsync();

        result.AssertFailed(CheckReasons.InodesLow);
        Assert.Equal(
            "90 % is used; the warning level is 85 %.\n99 % of the inodes is used; the critical level is 95 %.",
            result.Description);
    }

    [Fact]
    public async Task Without_a_fixed_number_of_inodes_nothing_is_said_of_them() =>
        (await new DiskHealthCheck(static _ => new DiskSpace(100, 1, 99)) { CriticalInodesPercent = 0 }.RunAsync())
            .AssertHealthy("usedPercent", "freeBytes", "totalBytes");

    [Fact]
    public async Task They_are_those_that_df_counts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.Is64BitProcess, "Inodes are counted on 64-bit Linux only.");
        var folder = Path.GetTempPath();

        var (exitCode, output) = await DotNet.StartAsync("df", folder, ["--output=itotal,iused,iavail", folder]);
        var inodes = Inodes.Of(folder);

        Assert.Equal(0, exitCode);
        var counts = output.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static text => long.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : 0)
            .ToArray();
        Assert.Equal(counts[0], inodes?.Total ?? 0);

        // Others make and remove files meanwhile.
        var slack = Math.Max(10_000, counts[0] / 100);
        Assert.InRange(inodes?.Used ?? 0, counts[1] - slack, counts[1] + slack);
        Assert.InRange(inodes?.Free ?? 0, counts[2] - slack, counts[2] + slack);
    }

    [Fact]
    public async Task A_file_system_that_runs_out_of_inodes_is_noticed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a file system needs Linux and root.");
        var folder = Directory.CreateTempSubdirectory("healthchecks-inodes-").FullName;
        var (exitCode, output) = await DotNet.StartAsync("mount", folder, ["-t", "tmpfs", "-o", "size=1m,nr_inodes=20", "tmpfs", folder]);
        Assert.SkipUnless(exitCode == 0, $"No file system can be mounted here: {output}");
        try
        {
            var check = new DiskHealthCheck { Path = folder };
            Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);

            for (var file = 0; file < 18; file++)
                await File.WriteAllTextAsync(Path.Combine(folder, $"{file}"), "", TestContext.Current.CancellationToken);

            var result = await check.RunAsync();
            result.AssertFailed(CheckReasons.InodesLow);
            Assert.Equal((20L, 1L, 95.0), (result.Data["totalInodes"], result.Data["freeInodes"], result.Data["usedInodesPercent"]));
        }
        finally
        {
            await DotNet.StartAsync("umount", Path.GetTempPath(), [folder]);
            Directory.Delete(folder);
        }
    }

    private static Func<string, DiskSpace> Used(int percent) =>
        _ => new DiskSpace(100, 1, 99) { Inodes = new Inodes(100, percent, 100 - percent) };
}
